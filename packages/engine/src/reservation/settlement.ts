import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type { RedemptionState } from '../redemption/redemption-decision.ts';
import type { HoldEnd, Reservation, ReservationState } from './reservation.ts';

/**
 * All that the end of a hold is decided on. `holder` is that of the client for whom the hold counts, whoever owns the code by
 * now; `prior` is what its order has of the code besides this hold; `redemption` is what it was confirmed as.
 */
export interface SettlementState extends RedemptionState {
  readonly reservation: Reservation;
  readonly stands: ReservationState;
  readonly redemption: Redemption | null;
}

/** What became of the wish to let a hold go. `ended`: it had ended before. */
export type ReleaseOutcome =
  | { readonly kind: 'released'; readonly end: HoldEnd }
  | { readonly kind: 'ended'; readonly end: HoldEnd }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface ReleaseDecision {
  readonly outcome: ReleaseOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: SettlementState;
}
