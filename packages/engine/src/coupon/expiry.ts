import type { Coupon } from './coupon.ts';

/**
 * When an activation made on purpose runs out: after `validFor`, and never past the coupon's end. Null where it has no
 * clock of its own.
 */
export function expiryOfActivation(coupon: Coupon, activatedAt: number): number | null {
  const { validFor } = coupon.activation;
  if (validFor === null) return null;
  const over = activatedAt + validFor * 1000;
  return coupon.endsAt === null ? over : Math.min(over, coupon.endsAt);
}

/** The instant from which a code with this stored expiry is over, by the coupon as it is now; null for never. */
export function presentExpiry(coupon: Coupon, expiresAt: number | null): number | null {
  if (expiresAt === null) return coupon.endsAt;
  return coupon.endsAt === null ? expiresAt : Math.min(expiresAt, coupon.endsAt);
}
