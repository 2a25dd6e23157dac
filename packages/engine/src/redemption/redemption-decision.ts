import type { ClientIdentity } from '../client/client.ts';
import type { Coupon } from '../coupon/coupon.ts';
import type { CouponTotals, Holder, PresentedCode } from '../coupon/coupon-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';
import type { OrderRef, Redemption } from './redemption.ts';

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
