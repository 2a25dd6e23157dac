import type { Coupon } from './coupon.ts';

/** The most activations that a coupon allows in all, or null. */
export function maxActivations(coupon: Coupon): number | null {
  return coupon.limits.find((limit) => limit.on === 'activations')?.max ?? null;
}

/** The most redemptions that a coupon allows one client, or null. */
export function maxPerClient(coupon: Coupon): number | null {
  return coupon.limits.find((limit) => limit.on === 'redemptions')?.max ?? null;
}

/**
 * Whether all who use the coupon share a count that decides. Only then do they have to wait for one another.
 *
 * @example sharesALimit(couponWithLimitPerClientOnly) // false
 */
export function sharesALimit(coupon: Coupon): boolean {
  return maxActivations(coupon) !== null;
}
