import { describe, expect, it } from 'vitest';
import { situationOf } from '../../../test/support/cart.ts';
import { judgeEligibility } from '../judge-eligibility.ts';
import { hours } from './hours.ts';

const at = (text: string, timeZone = 'Europe/London') => situationOf({ now: Date.parse(text), timeZone });
const morning = { from: '08:00', to: '12:00' };
const night = { from: '22:00', to: '02:00' };

describe('hours', () => {
  it.each([
    [morning, '2026-07-01T07:00:00Z', 'Europe/London'],
    [morning, '2026-07-01T10:59:59.999Z', 'Europe/London'],
    [morning, '2026-01-05T08:00:00Z', 'Europe/London'],
    [night, '2026-07-01T21:00:00Z', 'Europe/London'],
    [night, '2026-07-01T23:00:00Z', 'Europe/London'],
    [night, '2026-07-02T00:59:59Z', 'Europe/London'],
    [{ from: '20:00', to: '00:00' }, '2026-07-01T22:59:00Z', 'Europe/London'],
    [morning, '2026-07-01T02:15:00Z', 'Asia/Kathmandu'],
  ])('%o holds at %s in %s', (when, text, zone) => expect(hours.check(when, at(text, zone))).toBeNull());

  it.each([
    [morning, '2026-07-01T06:59:59.999Z', 'Europe/London', '07:59', '2026-07-01T07:00:00Z'],
    [morning, '2026-07-01T11:00:00Z', 'Europe/London', '12:00', '2026-07-02T07:00:00Z'],
    [night, '2026-07-02T01:00:00Z', 'Europe/London', '02:00', '2026-07-02T21:00:00Z'],
    [
      { from: '20:00', to: '00:00' },
      '2026-07-01T23:00:00Z',
      'Europe/London',
      '00:00',
      '2026-07-02T19:00:00Z',
    ],
    // New York puts its clocks forward on 8 March: eight in the morning is an hour earlier in UTC.
    [morning, '2026-03-07T18:00:00Z', 'America/New_York', '13:00', '2026-03-08T12:00:00Z'],
    // And back on 1 November.
    [morning, '2026-10-31T18:00:00Z', 'America/New_York', '14:00', '2026-11-01T13:00:00Z'],
    // London jumps from 01:00 to 02:00 on 29 March: half past one does not come before the 30th.
    [
      { from: '01:15', to: '01:45' },
      '2026-03-28T12:00:00Z',
      'Europe/London',
      '12:00',
      '2026-03-30T00:15:00Z',
    ],
    // From half past one on is from two on that day.
    [
      { from: '01:30', to: '02:30' },
      '2026-03-28T12:00:00Z',
      'Europe/London',
      '12:00',
      '2026-03-29T01:00:00Z',
    ],
    // It is half past one twice on 25 October.
    [
      { from: '01:30', to: '02:00' },
      '2026-10-25T01:10:00Z',
      'Europe/London',
      '01:10',
      '2026-10-25T01:30:00Z',
    ],
    // In Lord Howe they are put back by half an hour, from two to half past one.
    [
      { from: '01:30', to: '01:40' },
      '2026-04-04T14:50:00Z',
      'Australia/Lord_Howe',
      '01:50',
      '2026-04-04T15:00:00Z',
    ],
  ])(
    '%o does not at %s in %s, where it is %s, and it is waited until %s',
    (when, text, zone, clock, next) => {
      expect(hours.check(when, at(text, zone))).toEqual({
        ...{ reason: 'hours_outside', actual: clock, expected: { rule: 'hours', ...when } },
        fix: { type: 'wait_until', at: Date.parse(next) },
      });
    },
  );

  it('goes by the zone that the rule names', () => {
    expect(hours.check({ ...morning, timeZone: 'Asia/Tokyo' }, at('2026-07-01T00:00:00Z'))).toBeNull();
  });

  it('that must not be waits until they are over', () => {
    const [refusal] = judgeEligibility({ not: { rule: 'hours', ...night } }, at('2026-07-01T22:00:00Z'));
    expect(refusal).toMatchObject({ reason: 'hours_excluded', actual: '23:00' });
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.parse('2026-07-02T01:00:00Z') });
  });
});
