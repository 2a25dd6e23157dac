import { blankCoupon, couponFromFields } from '@couponry/contract';
import type { Coupon as EngineCoupon } from '@couponry/engine';
import type { Coupon } from './coupon.ts';

/**
 * A coupon as the engine takes it, from what the API tells of it.
 *
 * @throws Error for one that the engine does not take; the API tells of none
 */
export function engineCoupon(coupon: Coupon): EngineCoupon {
  const { id, currency, timeZone, state, startsAt } = coupon;
  const blank = blankCoupon({ id, currency, timeZone, state, codePrefix: null, now: Date.parse(startsAt) });
  const made = couponFromFields(coupon, blank);
  if ('errors' in made) throw new Error(`The coupon ${id} is none: ${JSON.stringify(made.errors)}`);
  return made.coupon;
}
