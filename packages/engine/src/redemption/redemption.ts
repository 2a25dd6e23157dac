import type { ClientIdentity } from '../client/client.ts';
import type { Coupon } from '../coupon/coupon.ts';
import type { CouponTotals, Holder, PresentedCode } from '../coupon/coupon-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';

/** An order as the store names it; ids are scoped to the store. */
export interface OrderRef {
  readonly store: string;
  readonly id: string;
}

/** A code is used. Money is in minor units of `currency`, times are milliseconds since the epoch. */
export interface Redemption {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  /** The client for whom it counts: the code's owner, else the one named, else nobody. */
  readonly clientId: string | null;
  readonly order: OrderRef | null;
  /** The order's value before the discount, where it was told. */
  readonly amount: number | null;
  readonly discount: number | null;
  readonly currency: string;
  readonly at: number;
  /** Whether this redemption activated the coupon by itself. */
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  /** Whether the same code could be redeemed once more right after this redemption. */
  readonly usableAfter: boolean;
}

/**
 * All that a redemption is decided on. `holder` is that of the client for whom the redemption counts (see `countsFor`);
 * `prior` is the redemption of this code for this order, if there is one.
 */
export interface RedemptionState {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly presented: PresentedCode;
  readonly holder: Holder | null;
  readonly prior: Redemption | null;
}

/** The wish to redeem. `asAdmin` is told of drafts; to others a draft's code is unknown. */
export interface RedeemCommand {
  readonly id: string;
  readonly client: ClientIdentity;
  /** Whether the client is named by a token of its own: then "not yours" is "unknown". */
  readonly byToken: boolean;
  readonly asAdmin: boolean;
  readonly order: OrderRef | null;
  readonly amount: number | null;
}

/** What became of the wish: a redemption, the one that this order had already, or a refusal. */
export type RedemptionOutcome =
  | { readonly kind: 'redeemed'; readonly redemption: Redemption }
  | { readonly kind: 'repeated'; readonly redemption: Redemption }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface RedemptionDecision {
  readonly outcome: RedemptionOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: RedemptionState;
}
