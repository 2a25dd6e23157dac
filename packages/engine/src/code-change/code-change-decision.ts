import type { ClientIdentity } from '../client/client.ts';
import type { Coupon } from '../coupon/coupon.ts';
import type { CouponTotals, Holder, PresentedCode } from '../coupon/coupon-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';
import type { CodeChange } from './code-change.ts';

/** All that a change of a code is decided on. `holder` is that of the client it is given to, else of its owner. */
export interface CodeChangeState {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
  readonly presented: PresentedCode;
  readonly holder: Holder | null;
}

/** The wish to give a code to a client. */
export interface AssignCommand {
  readonly id: string;
  readonly client: ClientIdentity;
}

/** The wish that a code works for nobody from now on, or that it works again. */
export interface SwitchCommand {
  readonly id: string;
  readonly enabled: boolean;
  readonly reason: string;
}

/** What became of the wish: a change, nothing because it is so already, or a refusal. */
export type CodeChangeOutcome =
  | { readonly kind: 'changed'; readonly change: CodeChange }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface CodeChangeDecision {
  readonly outcome: CodeChangeOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: CodeChangeState;
}
