import type { ClientIdentity } from '../client/client.ts';
import type { Coupon } from '../coupon/coupon.ts';
import type { CouponTotals, Holder, IndividualCode } from '../coupon/coupon-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';
import type { Activation } from './activation.ts';

/**
 * All that an activation is decided on. `holder` is that of the client named. `code` is a code that exists already and is what the
 * client would get: its own, else an imported one that is nobody's; null where there is none.
 */
export interface ActivationState {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly holder: Holder | null;
  readonly code: IndividualCode | null;
}

/**
 * The wish to activate. `candidates` are fresh codes in order of preference, those known to be taken left out; only where codes
 * are issued by activations.
 */
export interface ActivateCommand {
  readonly id: string;
  readonly client: ClientIdentity;
  readonly candidates: readonly string[];
}

/**
 * What became of the wish: a new activation, the one that the client has already (which is one on purpose from now on, if a use
 * had made it by itself), or a refusal.
 */
export type ActivationOutcome =
  | { readonly kind: 'activated'; readonly activation: Activation }
  | { readonly kind: 'held'; readonly holder: Holder; readonly code: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface ActivationDecision {
  readonly outcome: ActivationOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: ActivationState;
}
