import type { ActivationOutcome } from '../activation/activation-decision.ts';
import type { Holder, PresentedCode } from '../coupon/coupon-use.ts';
import type { Reason, Refusal } from '../reasons.ts';
import type { RedemptionOutcome } from '../redemption/redemption-decision.ts';
import type { ReservationOutcome } from './decide-reservation.ts';

/** What a use that is given back makes room for. */
const ROOM_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  'code_used_up',
  'client_used_up',
  'period_used_up',
  'activations_used_up',
  'coupon_used_up',
  'budget_used_up',
]);

/** What is decided on, as far as holds can have activated it. */
interface HeldState {
  readonly holder: Holder | null;
  readonly presented?: PresentedCode;
}

/**
 * Whether an outcome could be another one without some of the coupon's holds. Dead holds count until they are collected; so
 * whoever decides on a coupon that has dead ones, and is told yes, collects them and decides again.
 *
 * @param before the state that was decided on
 * @example restsOnHolds(state, { kind: 'refused', refusal: { reason: 'coupon_used_up', actual: 5, expected: 5 } }) // true
 */
export function restsOnHolds(
  before: HeldState,
  outcome: ActivationOutcome | RedemptionOutcome | ReservationOutcome,
): boolean {
  if (outcome.kind === 'repeated') return false;
  if (outcome.kind === 'redeemed' && !outcome.redemption.usableAfter) return true;
  return judgementRestsOnHolds(before, outcome.kind === 'refused' ? outcome.refusal : null);
}

/**
 * Whether what is told of a use without making it, a reason against it or that there is none (null), could be something else without
 * some of the coupon's holds.
 *
 * @example judgementRestsOnHolds(stateThatAHoldActivated, null) // true: without it, the coupon would have to be activated
 */
export function judgementRestsOnHolds(before: HeldState, refusal: Refusal | null): boolean {
  if (refusal !== null && ROOM_REASONS.has(refusal.reason)) return true;
  const row = before.presented?.kind === 'individual' ? before.presented : before.holder;
  return row?.activatedByUse === true && row.redemptions === 0;
}
