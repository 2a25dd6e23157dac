/** A stretch of the calendar in the coupon's zone; a week starts on Monday. */
export type Period = 'day' | 'week' | 'month';

/** A limit of a coupon, as `/v1` writes it. */
export type Limit =
  | { readonly on: 'activations'; readonly max: number }
  | {
      readonly on: 'redemptions';
      readonly per: 'client' | 'code' | 'coupon';
      readonly period?: Period;
      readonly max: number;
    }
  | { readonly on: 'discount'; readonly max: number };

/**
 * What a coupon of the proof is to be. `percent` of the order or of one line, or an `amount` off it in minor units. `least`: what the
 * order has to be worth at least.
 */
export interface CouponPlan {
  readonly name: string;
  readonly kind: 'friendly' | 'ean13';
  readonly limits: readonly Limit[];
  readonly givesBack: boolean;
  readonly activationRequired: boolean;
  readonly discount: { readonly kind: 'percent' | 'amount'; readonly value: number };
  readonly takes: 'the order' | 'one line';
  readonly least: number | null;
  readonly timeZone: string;
}

/** Whether a coupon says nothing of an order without its cart. */
export function needsCart({ takes, least }: CouponPlan): boolean {
  return takes === 'one line' || least !== null;
}

/** A coupon that was made for the proof. `code` is the friendly one; individual codes come from activations. */
export interface ProofCoupon extends CouponPlan {
  readonly id: string;
  readonly code: string | null;
}
