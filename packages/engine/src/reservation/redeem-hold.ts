import { redeemHeld } from '../coupon/use-state.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type {
  RedeemCommand,
  RedemptionDecision,
  RedemptionState,
} from '../redemption/redemption-decision.ts';
import { firstRefusal } from '../redemption/redemption-guards.ts';
import { priorOf } from '../redemption/use-of.ts';
import type { Reservation } from './reservation.ts';

/**
 * The redemption that a live hold becomes, at its amounts and in its periods, whatever has changed since: the hold was a promise.
 *
 * @example redeemHold(state, reservation, command, now).outcome.kind // 'redeemed'
 */
export function redeemHold<State extends RedemptionState>(
  state: State,
  reservation: Reservation,
  command: RedeemCommand,
  now: number,
): RedemptionDecision<State> {
  const { id, couponId, code, clientId, amount, discount, currency, day, activates } = reservation;
  const { activatedAt, expiresAt } = reservation;
  const after = redeemHeld(state, now);
  const redemption: Redemption = {
    ...{
      id: command.id,
      couponId,
      code,
      clientId,
      order: command.order,
      amount,
      discount,
      currency,
      at: now,
      day,
    },
    ...{ activates, activatedAt, expiresAt },
    usableAfter: firstRefusal(after, command, now) === null,
    reservationId: id,
    jointId: command.jointId,
  };
  const end = { reservationId: id, couponId, clientId, at: now, redemptionId: command.id } as const;
  return {
    outcome: { kind: 'redeemed', redemption },
    events: [
      { type: 'reservation.ended', end: { ...end, end: 'confirmed', deactivates: false }, reservation },
      { type: 'code.redeemed', redemption, newHolder: false },
    ],
    state: { ...after, prior: priorOf(redemption) },
  };
}
