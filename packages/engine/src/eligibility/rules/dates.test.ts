import { describe, expect, it } from 'vitest';
import { situationOf } from '../../../test/support/cart.ts';
import { judgeEligibility } from '../judge-eligibility.ts';
import { dates } from './dates.ts';

const at = (text: string, timeZone = 'Europe/London') => situationOf({ now: Date.parse(text), timeZone });
const july = { from: '2026-07-01', to: '2026-07-31' };

describe('dates', () => {
  it.each([
    [july, '2026-06-30T23:00:00Z', 'Europe/London'],
    [july, '2026-07-31T22:59:59.999Z', 'Europe/London'],
    [july, '2026-07-01T04:00:00Z', 'America/New_York'],
    [july, '2026-08-01T03:59:00Z', 'America/New_York'],
    [{ from: '2026-07-01' }, '2036-01-01T00:00:00Z', 'Asia/Tokyo'],
    [{ to: '2026-07-01' }, '2016-01-01T00:00:00Z', 'Asia/Tokyo'],
    [{ from: '2026-07-01', to: '2026-07-01' }, '2026-06-30T15:00:00Z', 'Asia/Tokyo'],
  ])('%o holds at %s in %s', (when, text, zone) => expect(dates.check(when, at(text, zone))).toBeNull());

  it.each([
    ['2026-06-30T22:59:59.999Z', 'Europe/London', '2026-06-30T23:00:00Z'],
    ['2026-01-01T00:00:00Z', 'America/New_York', '2026-07-01T04:00:00Z'],
    ['2026-06-30T14:59:00Z', 'Asia/Tokyo', '2026-06-30T15:00:00Z'],
  ])('waits from %s in %s until %s', (text, zone, next) => {
    expect(dates.check(july, at(text, zone))).toMatchObject({
      ...{ reason: 'dates_not_begun', expected: '2026-07-01' },
      fix: { type: 'wait_until', at: Date.parse(next) },
    });
  });

  it('begins at one where the clocks are put forward at midnight', () => {
    const refusal = dates.check({ from: '2026-03-29' }, at('2026-03-01T00:00:00Z', 'Asia/Beirut'));
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.parse('2026-03-28T22:00:00Z') });
  });

  it('that are over do not come again', () => {
    expect(dates.check(july, at('2026-07-31T23:00:00Z'))).toEqual({
      ...{ reason: 'dates_over', actual: '2026-08-01', expected: '2026-07-31' },
    });
  });

  it('that must not be waits until the day after, if they end', () => {
    const [refusal] = judgeEligibility({ not: { rule: 'dates', ...july } }, at('2026-07-04T12:00:00Z'));
    expect(refusal).toMatchObject({ reason: 'dates_excluded', actual: '2026-07-04' });
    expect(refusal?.fix).toEqual({ type: 'wait_until', at: Date.parse('2026-07-31T23:00:00Z') });
    const endless = { not: { rule: 'dates', from: '2026-07-01' } };
    expect(judgeEligibility(endless, at('2026-07-04T12:00:00Z'))[0]).not.toHaveProperty('fix');
  });
});
