import type { ActivationOutcome } from '../activation/activation-decision.ts';
import type { Holder, PresentedCode } from '../coupon/coupon-use.ts';
import type { Reason } from '../reasons.ts';
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

/**
 * Whether an outcome could be another one without some of the coupon's holds. Dead holds count until they are collected; so
 * whoever decides on a coupon that has dead ones, and is told yes, collects them and decides again.
 *
 * @param before the state that was decided on
 * @example restsOnHolds(state, { kind: 'refused', refusal: { reason: 'coupon_used_up', actual: 5, expected: 5 } }) // true
 */
export function restsOnHolds(
  before: { readonly holder: Holder | null; readonly presented?: PresentedCode },
  outcome: ActivationOutcome | RedemptionOutcome | ReservationOutcome,
): boolean {
  if (outcome.kind === 'repeated') return false;
  if (outcome.kind === 'refused' && ROOM_REASONS.has(outcome.refusal.reason)) return true;
  if (outcome.kind === 'redeemed' && !outcome.redemption.usableAfter) return true;
  const row = before.presented?.kind === 'individual' ? before.presented : before.holder;
  return row?.activatedByUse === true && row.redemptions === 0;
}
