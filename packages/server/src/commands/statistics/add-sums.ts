import type { CouponSumsRow } from '../../sql/coupon-sums.ts';

/** What two coupons, or two days, have seen together. Money is to be of one currency. */
export function addSums(a: CouponSumsRow, b: CouponSumsRow): CouponSumsRow {
  const names = Object.keys(a) as (keyof CouponSumsRow)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as CouponSumsRow;
}
