import type { Period } from '../coupon/coupon.ts';
import { instantInZone } from './instant-in-zone.ts';
import { dateOfDay, dayNumber, weekdayOf } from './local-time.ts';

const DAY_MS = 86_400_000;

/**
 * The instant at which the period after the one begins that a calendar day is in: its first midnight in a time zone.
 *
 * @param day YYYY-MM-DD
 * @example nextPeriod('week', '2026-11-29', 'Europe/London') // Monday 2026-11-30T00:00Z
 */
export function nextPeriod(period: Period, day: string, ianaZone: string): number {
  const date = dayNumber(day);
  if (period === 'day') return instantInZone((date + 1) * DAY_MS, ianaZone);
  if (period === 'week') return instantInZone((date + 7 - weekdayOf(date)) * DAY_MS, ianaZone);
  // No month is longer than 31 days, and none is over 31 days after its first but the next one.
  const inNext = dateOfDay(dayNumber(`${day.slice(0, -2)}01`) + 31);
  return instantInZone(dayNumber(`${inNext.slice(0, -2)}01`) * DAY_MS, ianaZone);
}
