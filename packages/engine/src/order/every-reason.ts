import type { Refusal } from '../reasons.ts';
import type { RedeemCommand, RedemptionState } from '../redemption/redemption-decision.ts';
import { allRefusals } from '../redemption/redemption-guards.ts';

/**
 * Every reason against a use that was refused for this one: all guards, or the one alone that is about what the order has of the
 * code.
 *
 * @example everyReason(state, command, { reason: 'order_mismatch' }, now) // [{ reason: 'order_mismatch' }]
 */
export function everyReason(
  state: RedemptionState,
  command: RedeemCommand,
  refusal: Refusal,
  now: number,
): readonly Refusal[] {
  const all = allRefusals(state, command, now);
  return all.some(({ reason }) => reason === refusal.reason) ? all : [refusal];
}
