import type { Refusal } from '../reasons.ts';
import type { RedeemCommand, RedemptionState } from '../redemption/redemption-decision.ts';
import { allRefusals, mayNotSee } from '../redemption/redemption-guards.ts';
import { withoutHold } from '../reservation/without-hold.ts';

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
  const all = allRefusals(withoutOwnHold(state, command, now), command, now);
  return all.some(({ reason }) => reason === refusal.reason) ? all : [refusal];
}

/** The state that is decided on where the order's hold of the code makes room for another one: that is no reason against it. */
function withoutOwnHold(state: RedemptionState, command: RedeemCommand, now: number): RedemptionState {
  const { prior } = state;
  if (prior?.kind !== 'hold' || mayNotSee(state, command)) return state;
  return withoutHold(state, prior.reservation, command.client, now).state;
}
