import type { ProofCart } from './proof-cart.ts';
import type { ProofCoupon } from './proof-coupon.ts';

/**
 * Codes for one order, redeemed or held together. `amount` is the order's value in minor units, also where a cart is sent.
 */
interface OrderWish {
  readonly codes: readonly string[];
  readonly client: string | null;
  readonly order: string | null;
  readonly amount: number | null;
  readonly cart: ProofCart | null;
  readonly mode: 'all' | 'applicable';
}

/** What a till wants. Ids are those of the answers that it got before; `client` is the client's id. */
export type Wish =
  | { readonly kind: 'activate'; readonly couponId: string; readonly client: string | null }
  | ({ readonly kind: 'redeem' } & OrderWish)
  | ({ readonly kind: 'reserve'; readonly seconds: number } & OrderWish)
  | { readonly kind: 'confirm'; readonly reservationId: string }
  | { readonly kind: 'release'; readonly reservationId: string }
  | {
      readonly kind: 'rollback';
      readonly redemptionId: string;
      readonly amount: number | null;
      /** So many units of these lines; null: an amount, or all that is left. */
      readonly lines: readonly { readonly id: string; readonly quantity: number }[] | null;
      readonly reason: string;
    }
  | { readonly kind: 'look up'; readonly what: 'redemption' | 'reservation'; readonly id: string };

/** What became of one code of a wish: `id` of its redemption or reservation where the answer tells it. */
export interface CodeTold {
  readonly code: string;
  readonly applied: boolean;
  readonly id: string | null;
  readonly discount: number | null;
  readonly reasons: readonly string[];
}

/** It is done. `same` is the part of the answer that every repeat has to have again. */
export interface Done {
  readonly kind: 'done';
  readonly id: string | null;
  readonly codes: readonly CodeTold[];
  readonly same: string;
  /** What a read, or a change of something that was there, tells of its state. */
  readonly state: ToldState | null;
}

/** How a redemption or a reservation stands, as an answer tells it. Amounts in minor units. */
export interface ToldState {
  readonly held: 'held' | 'expired' | 'released' | 'confirmed' | null;
  readonly rolledBack: { readonly amount: number | null; readonly discount: number } | null;
}

/**
 * What a till was answered. `refused`: nothing is done, for one of these reasons. `nothing`: nothing is done, come again.
 * `unknown`: nobody can tell. `wrong`: an answer that nobody should ever get.
 */
export type Answer =
  | Done
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly codes: readonly CodeTold[] }
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** A wish that was sent once. Times in milliseconds since the epoch, by the clock of the proof. */
export interface Ask {
  readonly server: string;
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly answer: Answer;
}

/**
 * One wish of one till, however often it was sent. `key` is its idempotency key. `insists`: the till repeats it until it is
 * answered; else an answer that was lost stays unknown.
 */
export interface Operation {
  readonly id: string;
  readonly round: number;
  readonly till: string;
  readonly wish: Wish;
  readonly key: string | null;
  readonly insists: boolean;
  readonly asks: readonly Ask[];
}

/** All that the tills noted, and the coupons that were made for them. */
export interface History {
  readonly coupons: readonly ProofCoupon[];
  readonly operations: readonly Operation[];
}
