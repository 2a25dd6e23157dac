import type { OfferResult } from '../cart/evaluation.ts';
import type { Refusal } from '../reasons.ts';
import type { PastOrder } from './past-order.ts';

/** What became of one coupon with a past order: `given` is all that it takes off, the shipping's discount included. */
export interface ReplayedCode {
  readonly couponId: string;
  readonly result: OfferResult;
  /** In minor units; 0 where it does not apply. */
  readonly given: number;
}

/** What the coupons of a replay would have done to a past order. */
export interface ReplayedOrder {
  readonly order: PastOrder;
  /** What the lines come to, in minor units. */
  readonly value: number;
  /** The coupon that is tried out. */
  readonly draft: ReplayedCode;
  /** Those beside it, in the order in which they were named. */
  readonly others: readonly ReplayedCode[];
  /** The reason that is told first; null: the draft applies. */
  readonly refusal: Refusal | null;
}
