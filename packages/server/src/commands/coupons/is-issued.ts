import type { CouponSumsRow } from '../../sql/coupon-sums.ts';

/**
 * Whether anything of a coupon is out: whatever happens to one begins with a code issued, an activation or a use, and the first use of a code
 * activates it.
 */
export function isIssued({ issued, activated, redeemed }: CouponSumsRow): boolean {
  return issued + activated + redeemed > 0;
}
