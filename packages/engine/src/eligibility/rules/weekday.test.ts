import { describe, expect, it } from 'vitest';
import { situationOf } from '../../../test/support/cart.ts';
import { judgeEligibility } from '../judge-eligibility.ts';
import { weekday } from './weekday.ts';

const at = (text: string, timeZone = 'Europe/London') => situationOf({ now: Date.parse(text), timeZone });
const weekend = { in: ['saturday', 'sunday'] } as const;

describe('weekday', () => {
  it.each([
    ['2026-07-03T23:00:00Z', 'Europe/London'],
    ['2026-07-05T22:59:59.999Z', 'Europe/London'],
    ['2026-07-04T04:00:00Z', 'America/New_York'],
    ['2026-07-03T14:00:00Z', 'Australia/Sydney'],
  ])('at %s in %s it is the weekend', (text, zone) =>
    expect(weekday.check(weekend, at(text, zone))).toBeNull(),
  );

  it.each([
    ['2026-07-03T22:59:59.999Z', 'Europe/London', 'friday', '2026-07-03T23:00:00Z'],
    ['2026-07-05T23:00:00Z', 'Europe/London', 'monday', '2026-07-10T23:00:00Z'],
    ['2026-07-04T03:59:00Z', 'America/New_York', 'friday', '2026-07-04T04:00:00Z'],
    ['2026-07-05T14:00:00Z', 'Australia/Sydney', 'monday', '2026-07-10T14:00:00Z'],
    // The clocks go back on Sunday, 25 October: the Saturday after is an hour later in UTC.
    ['2026-10-26T12:00:00Z', 'Europe/London', 'monday', '2026-10-31T00:00:00Z'],
    // In Beirut the clocks go forward at midnight: Sunday begins at one.
    ['2026-03-28T21:59:00Z', 'Asia/Beirut', 'saturday', null],
  ])('at %s in %s it is %s, and it is waited until %s', (text, zone, day, next) => {
    const days = day === 'saturday' ? (['sunday'] as const) : weekend.in;
    expect(weekday.check({ in: days }, at(text, zone))).toEqual({
      ...{ reason: 'weekday_not_in', actual: day, expected: days },
      fix: { type: 'wait_until', at: Date.parse(next ?? '2026-03-28T22:00:00Z') },
    });
  });

  it('goes by the zone that the rule names', () => {
    const sydney = { in: ['saturday'], timeZone: 'Australia/Sydney' } as const;
    expect(weekday.check(sydney, at('2026-07-03T14:00:00Z'))).toBeNull();
  });

  it('that must not be waits until it is over', () => {
    const [refusal] = judgeEligibility({ not: { rule: 'weekday', ...weekend } }, at('2026-07-04T12:00:00Z'));
    expect(refusal).toMatchObject({ reason: 'weekday_excluded', actual: 'saturday' });
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.parse('2026-07-05T23:00:00Z') });
  });

  it('of a day that the calendar leaves out is the week after', () => {
    // Samoa had no Friday, 30 December 2011.
    const refusal = weekday.check({ in: ['friday'] }, at('2011-12-30T00:00:00Z', 'Pacific/Apia'));
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.parse('2012-01-05T10:00:00Z') });
  });
});
