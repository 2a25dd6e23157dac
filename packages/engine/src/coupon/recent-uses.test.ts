import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Period } from './coupon.ts';
import {
  addRecentUse,
  NO_RECENT_USES,
  type RecentUses,
  removeRecentUse,
  usesInPeriod,
} from './recent-uses.ts';

const PERIODS: readonly Period[] = ['day', 'week', 'month'];

describe('the uses of the present day, week and month', () => {
  it('start anew with each of them', () => {
    const days = ['2026-11-28', '2026-11-29', '2026-11-29', '2026-11-30', '2026-12-01'];
    const counts: RecentUses[] = [];
    for (const day of days) counts.push(addRecentUse(counts.at(-1) ?? NO_RECENT_USES, day));
    expect(counts.map(({ inDay, inWeek, inMonth }) => [inDay, inWeek, inMonth])).toEqual([
      [1, 1, 1],
      [1, 2, 2],
      [2, 3, 3],
      [1, 1, 4],
      [1, 2, 1],
    ]);
  });

  it('are none in a period that has just begun', () => {
    const recent = { day: '2026-11-29', inDay: 2, inWeek: 3, inMonth: 3 };
    expect(PERIODS.map((period) => usesInPeriod(recent, period, '2026-11-29'))).toEqual([2, 3, 3]);
    expect(PERIODS.map((period) => usesInPeriod(recent, period, '2026-11-30'))).toEqual([0, 0, 3]);
    expect(PERIODS.map((period) => usesInPeriod(recent, period, '2026-12-01'))).toEqual([0, 0, 0]);
    expect(PERIODS.map((period) => usesInPeriod(NO_RECENT_USES, period, '2026-12-01'))).toEqual([0, 0, 0]);
  });

  it('get back only what is of the same period', () => {
    const recent = { day: '2026-12-01', inDay: 1, inWeek: 3, inMonth: 1 };
    expect(removeRecentUse(recent, '2026-12-01')).toEqual({ ...recent, inDay: 0, inWeek: 2, inMonth: 0 });
    expect(removeRecentUse(recent, '2026-11-30')).toEqual({ ...recent, inWeek: 2 });
    expect(removeRecentUse(recent, '2026-11-29')).toEqual(recent);
    expect(removeRecentUse(NO_RECENT_USES, '2026-11-29')).toEqual(NO_RECENT_USES);
  });

  it('are what a recount of all days comes to, in whatever order uses come and go', () => {
    const move = fc.record({
      days: fc.constantFrom(0, 0, 0, 1, 2, 7, 30),
      givesBack: fc.constantFrom(false, false, true),
      pick: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let instant = Date.parse('2026-11-27');
        let recent = NO_RECENT_USES;
        const uses: string[] = [];
        for (const { days, givesBack, pick } of moves) {
          instant += days * 86_400_000;
          if (givesBack && uses.length > 0) {
            recent = removeRecentUse(recent, uses.splice(pick % uses.length, 1)[0]!);
          } else {
            uses.push(iso(instant));
            recent = addRecentUse(recent, iso(instant));
          }
          const today = iso(instant);
          for (const period of PERIODS) {
            const counted = uses.filter((day) => nameOf(period, day) === nameOf(period, today));
            expect(usesInPeriod(recent, period, today)).toBe(counted.length);
          }
        }
      }),
    );
  });
});

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function nameOf(period: Period, day: string): string {
  if (period === 'month') return day.slice(0, 7);
  const date = new Date(day);
  return period === 'day' ? day : iso(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000);
}
