import type { Cart } from '../cart/cart.ts';
import type { CartClient } from '../cart/cart-client.ts';
import type { Evaluation, OfferResult } from '../cart/evaluation.ts';
import type { Refusal } from '../reasons.ts';
import type {
  RedeemCommand,
  RedemptionDecision,
  RedemptionState,
} from '../redemption/redemption-decision.ts';
import type { ReservationDecision, ReserveCommand } from '../reservation/decide-reservation.ts';
import type { StandingUse } from './standing-use.ts';

/** An order as its codes are weighed on it. Without a cart only its value is known (minor units), or not even that. */
export interface WeighedOrder {
  readonly cart: Cart | null;
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string;
  /** Null: nobody is named, and nothing told of whoever it is. */
  readonly client: CartClient | null;
  /** What the order has of other codes. */
  readonly standing: readonly StandingUse[];
}

/** The wish to use a code for the order, and how the code stands; a redemption, or a hold where it says how long. */
export interface OrderWish {
  readonly state: RedemptionState;
  readonly command: RedeemCommand | ReserveCommand;
  /** How much was given back of what the order has of the code. */
  readonly back: StandingUse['back'];
}

/**
 * What became of one code, decided after those before it: on what, all reasons against it, and what it gives on the cart (null: it
 * was refused, or there is no cart).
 */
export interface DecidedCode {
  readonly before: RedemptionState;
  readonly decision: RedemptionDecision | ReservationDecision;
  /** Empty exactly where it was not refused; the first one is that of the decision. */
  readonly reasons: readonly Refusal[];
  readonly benefit: OfferResult | null;
}

/** What became of all codes of a request, in its order, and what the cart comes to with them; null: there is none. */
export interface OrderDecision {
  readonly codes: readonly DecidedCode[];
  readonly evaluation: Evaluation | null;
}
