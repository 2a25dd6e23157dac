import type { Coupon, CouponTotals, Limit } from '../api/coupon.ts';

/** How much of a limit is used by everybody together; null for one that counts by client, code or period. */
export function usedOf(
  limit: Limit,
  { rollback }: Pick<Coupon, 'rollback'>,
  totals: CouponTotals,
): number | null {
  if (limit.on === 'activations') return totals.activated - totals.deactivated;
  if (limit.on === 'discount') return totals.discount - totals.discountBack;
  if (limit.per !== 'coupon' || limit.period !== undefined) return null;
  return totals.redeemed - (rollback?.givesBack === false ? 0 : totals.rolledBack);
}
