import type { Coupon, Limit, LimitScope, UseLimit } from './coupon.ts';

/** The most activations that a coupon allows in all, or null. */
export function maxActivations(coupon: Coupon): number | null {
  return coupon.limits.find((limit) => limit.on === 'activations')?.max ?? null;
}

/** The most uses that a coupon allows one client in all, or null. */
export function maxPerClient(coupon: Coupon): number | null {
  return maxUses(coupon, 'client');
}

/**
 * The most uses of one scope in all, without regard to periods, or null.
 *
 * @example maxUses(couponWithThreeUsesADay, 'coupon') // null
 */
export function maxUses(coupon: Coupon, per: LimitScope): number | null {
  const found = coupon.limits.find(
    (limit) => limit.on === 'redemptions' && limit.per === per && limit.period === undefined,
  );
  return found?.max ?? null;
}

/** The most discount that a coupon gives in all, in minor units, or null. */
export function maxDiscount(coupon: Coupon): number | null {
  return coupon.limits.find((limit) => limit.on === 'discount')?.max ?? null;
}

/** The limits that start anew with each period. */
export function periodLimits(coupon: Coupon): (UseLimit & Required<Pick<UseLimit, 'period'>>)[] {
  return coupon.limits.filter(hasPeriod);
}

/** Whether a limit counts by client, so that a friendly code has to know who asks. */
export function countsByClient(coupon: Coupon): boolean {
  return coupon.limits.some((limit) => limit.on === 'redemptions' && limit.per === 'client');
}

/**
 * Whether all who use the coupon share a count that decides. Only then do they have to wait for one another. A friendly code is
 * one code for all, so what bounds the code bounds them together.
 *
 * @example sharesALimit(couponWithLimitPerClientOnly) // false
 */
export function sharesALimit(coupon: Coupon): boolean {
  const isOneForAll = coupon.codes.kind === 'friendly';
  return coupon.limits.some(
    (limit) => limit.on !== 'redemptions' || limit.per === 'coupon' || (limit.per === 'code' && isOneForAll),
  );
}

/**
 * Whether all who use the coupon have to wait for one another: they share a count that decides, or the stock of imported codes
 * that are still nobody's.
 */
export function isShared(coupon: Coupon): boolean {
  return sharesALimit(coupon) || coupon.codes.kind === 'imported';
}

function hasPeriod(limit: Limit): limit is UseLimit & Required<Pick<UseLimit, 'period'>> {
  return limit.on === 'redemptions' && limit.period !== undefined;
}
