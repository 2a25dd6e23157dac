import type { Coupon } from '@couponry/engine';
import { blankCoupon } from '../../blank-coupon.ts';
import type { CouponFromBody } from '../../v3/coupon-from-body.ts';
import type { NewCouponFields } from '../schemas/coupon-schemas.ts';
import { couponFromFields } from './coupon-from-fields.ts';

/** Whether a replay heeds when a coupon starts and ends, or takes it as if it had always run. */
export type SimulatedDates = 'heed' | 'ignore';

/** What a draft takes from where it is tried out. */
interface DraftOrigin {
  readonly currency: string;
  readonly timeZone: string;
  readonly codePrefix: string | null;
  readonly now: number;
}

/** The id of a coupon that is stored nowhere. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * A coupon that is only tried out, from the fields that would make it. One that does not say when it starts has always run.
 *
 * @example draftFromFields({ name: 'Winter', codes, discount }, origin)
 */
export function draftFromFields(
  { state: _, ...fields }: NewCouponFields,
  origin: DraftOrigin,
): CouponFromBody {
  const blank = blankCoupon({ id: NO_ID, state: 'draft', ...origin });
  return couponFromFields(fields, { ...blank, startsAt: 0 });
}

/**
 * A coupon with the dates that a replay heeds.
 *
 * @example withDates(coupon, 'ignore').endsAt // null
 */
export function withDates(coupon: Coupon, dates: SimulatedDates): Coupon {
  return dates === 'heed' ? coupon : { ...coupon, startsAt: 0, endsAt: null };
}
