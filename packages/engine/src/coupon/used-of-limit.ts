import type { Coupon, Limit } from './coupon.ts';
import { type CouponTotals, usesOf } from './coupon-use.ts';
import { usesInPeriod } from './recent-uses.ts';

/**
 * How much of a limit all together have used; null where each client or each code has a count of its own. A friendly code is one
 * code for all, so its uses are the coupon's.
 *
 * @param day the present local day (`YYYY-MM-DD`) of the coupon, not before its latest use
 * @example usedOfLimit(friendly, { on: 'redemptions', per: 'client', max: 1 }, totals, '2026-12-01') // null
 */
export function usedOfLimit(
  codes: Pick<Coupon['codes'], 'kind'>,
  limit: Limit,
  totals: CouponTotals,
  day: string,
): number | null {
  if (limit.on === 'activations') return totals.activations;
  if (limit.on === 'discount') return totals.discount;
  const isShared = limit.per === 'coupon' || (limit.per === 'code' && codes.kind === 'friendly');
  if (!isShared) return null;
  return limit.period === undefined ? usesOf(totals) : usesInPeriod(totals.recent, limit.period, day);
}
