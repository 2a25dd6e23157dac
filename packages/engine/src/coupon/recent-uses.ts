import { isSamePeriod } from '../time/period.ts';
import type { Period } from './coupon.ts';

/**
 * How many uses fell into the day, the week and the month of `day`, the latest local day (`YYYY-MM-DD`) with a use. Only the
 * present period ever decides, so what was before need not be kept.
 */
export interface RecentUses {
  readonly day: string | null;
  readonly inDay: number;
  readonly inWeek: number;
  readonly inMonth: number;
}

/** Nothing was used yet. */
export const NO_RECENT_USES: RecentUses = { day: null, inDay: 0, inWeek: 0, inMonth: 0 };

/**
 * How many uses there were in the period that `day` is in. `day` is not before the latest one.
 *
 * @example usesInPeriod({ day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 4 }, 'month', '2026-12-01') // 0
 */
export function usesInPeriod(recent: RecentUses, period: Period, day: string): number {
  if (recent.day === null || !isSamePeriod(period, recent.day, day)) return 0;
  return { day: recent.inDay, week: recent.inWeek, month: recent.inMonth }[period];
}

/**
 * The counts after one more use, on the latest day or a later one (see `dayOfUse`).
 *
 * @example addRecentUse(NO_RECENT_USES, '2026-11-30') // { day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 1 }
 */
export function addRecentUse(recent: RecentUses, day: string): RecentUses {
  if (recent.day === day) {
    return { day, inDay: recent.inDay + 1, inWeek: recent.inWeek + 1, inMonth: recent.inMonth + 1 };
  }
  return {
    day,
    inDay: usesInPeriod(recent, 'day', day) + 1,
    inWeek: usesInPeriod(recent, 'week', day) + 1,
    inMonth: usesInPeriod(recent, 'month', day) + 1,
  };
}

/**
 * The counts after a use of that day was given back: to the periods it came from, where they are still those of the latest day.
 *
 * @example removeRecentUse({ day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 4 }, '2026-11-29') // one less in the month only
 */
export function removeRecentUse(recent: RecentUses, day: string): RecentUses {
  const without = (period: Period, count: number): number =>
    recent.day !== null && isSamePeriod(period, recent.day, day) ? count - 1 : count;
  return {
    day: recent.day,
    inDay: without('day', recent.inDay),
    inWeek: without('week', recent.inWeek),
    inMonth: without('month', recent.inMonth),
  };
}

/**
 * The counts of what two have used together, in the periods of the later of their days.
 *
 * @example joinRecentUses(threeOnMonday, oneOnTuesday) // one in the day, four in the week and the month
 */
export function joinRecentUses(a: RecentUses, b: RecentUses): RecentUses {
  const day = a.day !== null && (b.day === null || a.day > b.day) ? a.day : b.day;
  if (day === null) return NO_RECENT_USES;
  const together = (period: Period): number => usesInPeriod(a, period, day) + usesInPeriod(b, period, day);
  return { day, inDay: together('day'), inWeek: together('week'), inMonth: together('month') };
}
