import { hourInZone } from '@couponry/engine';
import type { CouponHour } from '../../../api/coupon.ts';

/** So many hours are shown: two days. */
export const HOURS = 48;
const HOUR_MS = 3_600_000;
const NOTHING = { issued: 0, activated: 0, redeemed: 0, rolledBack: 0, discount: 0, discountBack: 0 };

/** The last two days hour by hour, with the hours in which nothing happened, so that time runs evenly in a chart. */
export function fillHours(hours: readonly CouponHour[], timeZone: string, now: Date): CouponHour[] {
  const known = new Map(hours.map((hour) => [Date.parse(hour.startsAt), hour]));
  return Array.from({ length: HOURS }, (_, index) => {
    const startsAt = hourInZone(now.getTime() - (HOURS - 1 - index) * HOUR_MS, timeZone);
    return known.get(startsAt) ?? { ...NOTHING, startsAt: new Date(startsAt).toISOString() };
  });
}
