import type { CartUse } from '../cart/cart-use.ts';
import type { ClientIdentity } from '../client/client.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { UseState } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { OrderRef, Redemption } from './redemption.ts';

/** What an order has of a code already: its redemption, or a hold that is not settled (its time may have run out). */
export type PriorUse =
  | { readonly kind: 'redemption'; readonly redemption: Redemption }
  | { readonly kind: 'hold'; readonly reservation: Reservation };

/**
 * All that a redemption is decided on. `holder` is that of the client for whom the redemption counts (see `countsFor`);
 * `prior` is what this order has of this code.
 */
export interface RedemptionState extends UseState {
  readonly prior: PriorUse | null;
}

/** What a code takes off an order, in minor units (null: not known), and what is kept of the cart (null: there was none). */
export interface Worth {
  readonly discount: number | null;
  readonly cart: CartUse | null;
}

/** The wish to use a code, now or with a hold. `asAdmin` is told of drafts; to others a draft's code is unknown. */
export interface RedeemCommand {
  readonly id: string;
  readonly client: ClientIdentity;
  /** Whether the client is named by a token of its own: then "not yours" is "unknown". */
  readonly byToken: boolean;
  readonly asAdmin: boolean;
  readonly order: OrderRef | null;
  readonly amount: number | null;
  /** The order's cart, told from others ({@link CartUse}); null: none was sent. */
  readonly cartHash: string | null;
  /** What the code is worth beside the others of its order; null: as much as the order's value says. */
  readonly worth: Worth | null;
  readonly jointId: string | null;
}

/** What became of the wish: a redemption, the one that this order had already, or a refusal. */
export type RedemptionOutcome =
  | { readonly kind: 'redeemed'; readonly redemption: Redemption }
  | { readonly kind: 'repeated'; readonly redemption: Redemption }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface RedemptionDecision<State extends RedemptionState = RedemptionState> {
  readonly outcome: RedemptionOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: State;
}
