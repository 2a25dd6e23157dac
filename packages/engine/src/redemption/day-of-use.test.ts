import { describe, expect, it } from 'vitest';
import { situation } from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { addRecentUse, NO_RECENT_USES } from '../coupon/recent-uses.ts';
import { dayOfUse } from './day-of-use.ts';

const at = Date.parse;
const dayIn = (timeZone: string, instant: string) =>
  dayOfUse(situation({ coupon: { timeZone } }), at(instant));

describe('the day of a use', () => {
  it('is that of the coupon’s zone', () => {
    expect(dayIn('Europe/London', '2026-06-30T23:00Z')).toBe('2026-07-01');
    expect(dayIn('America/New_York', '2026-07-01T03:59Z')).toBe('2026-06-30');
  });

  it('begins at one o’clock where clocks skip midnight', () => {
    expect(dayIn('Asia/Beirut', '2026-03-28T21:59:59Z')).toBe('2026-03-28');
    expect(dayIn('Asia/Beirut', '2026-03-28T22:00:00Z')).toBe('2026-03-29');
    expect(dayIn('America/Sao_Paulo', '2018-11-04T02:59:59Z')).toBe('2018-11-03');
    expect(dayIn('America/Sao_Paulo', '2018-11-04T03:00:00Z')).toBe('2018-11-04');
  });

  it('lasts an hour longer where clocks fall back at midnight', () => {
    expect(dayIn('Asia/Beirut', '2026-10-24T21:59:59Z')).toBe('2026-10-24');
    expect(dayIn('Africa/Cairo', '2026-10-29T21:59:59Z')).toBe('2026-10-29');
    expect(dayIn('Africa/Cairo', '2026-10-29T22:00:00Z')).toBe('2026-10-30');
  });

  const later = addRecentUse(NO_RECENT_USES, '2026-12-02');
  it.each([
    ['the coupon', situation({ totals: { recent: later } })],
    ['the code', situation({ code: { recent: later } })],
    ['the client', situation({ holder: { ...newHolder('ann'), recent: later } })],
  ])('is never before the latest day on which a use of %s was counted', (_what, state) => {
    expect(dayOfUse(state, at('2026-12-01T12:00Z'))).toBe('2026-12-02');
    expect(dayOfUse(state, at('2026-12-03T12:00Z'))).toBe('2026-12-03');
  });
});
