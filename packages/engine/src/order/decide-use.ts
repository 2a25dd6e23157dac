import { decideRedemption } from '../redemption/decide-redemption.ts';
import type {
  RedeemCommand,
  RedemptionDecision,
  RedemptionState,
} from '../redemption/redemption-decision.ts';
import {
  decideReservation,
  type ReservationDecision,
  type ReserveCommand,
} from '../reservation/decide-reservation.ts';

/**
 * Decides a redemption, or a reservation where the command says how long to hold.
 *
 * @example decideUse(state, { ...command, holdMs: 900_000 }, now).outcome.kind // 'reserved'
 */
export function decideUse(
  state: RedemptionState,
  command: RedeemCommand | ReserveCommand,
  now: number,
): RedemptionDecision | ReservationDecision {
  return 'holdMs' in command ? decideReservation(state, command, now) : decideRedemption(state, command, now);
}
