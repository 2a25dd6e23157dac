import type { Period } from '../coupon/coupon.ts';

const DAY_MS = 86_400_000;
/** 1970-01-05 was the first Monday of the epoch, day 4. */
const FIRST_MONDAY = 4;

/**
 * Whether two calendar days (`YYYY-MM-DD`) are in the same day, week or month. A week starts on Monday (ISO 8601).
 *
 * @example isSamePeriod('week', '2026-11-29', '2026-11-30') // false: the 30th is a Monday
 */
export function isSamePeriod(period: Period, a: string, b: string): boolean {
  if (a === b) return true;
  if (period === 'month') return a.slice(0, -3) === b.slice(0, -3);
  return period === 'week' && weekOf(a) === weekOf(b);
}

/** Weeks since the first Monday of 1970; a calendar day has no time zone any more, so UTC counts its days right. */
function weekOf(day: string): number {
  return Math.floor((Date.parse(`${day}T00:00:00Z`) / DAY_MS - FIRST_MONDAY) / 7);
}
