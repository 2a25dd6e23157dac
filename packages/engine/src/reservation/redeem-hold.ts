import { redeemHeld } from '../coupon/count-use.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type {
  RedeemCommand,
  RedemptionDecision,
  RedemptionState,
  Worth,
} from '../redemption/redemption-decision.ts';
import { firstRefusal } from '../redemption/redemption-guards.ts';
import { activationOf, priorOf } from '../redemption/use-of.ts';
import type { Reservation } from './reservation.ts';

/**
 * The redemption that a live hold becomes, at its amounts and in its periods, whatever has changed since: the hold was a promise.
 *
 * @param worth what it takes off, where its order leaves less than was promised
 * @example redeemHold(state, reservation, command, now).outcome.kind // 'redeemed'
 */
export function redeemHold<State extends RedemptionState>(
  state: State,
  reservation: Reservation,
  command: RedeemCommand,
  now: number,
  { discount, cart }: Worth = reservation,
): RedemptionDecision<State> {
  const { id: reservationId, couponId, code, clientId, amount, currency, day, activates } = reservation;
  const { id, order, jointId } = command;
  const lessThanHeld = (reservation.discount ?? 0) - (discount ?? 0);
  const kept = redeemHeld(state, now);
  const after = { ...kept, totals: { ...kept.totals, discount: kept.totals.discount - lessThanHeld } };
  const redemption: Redemption = {
    ...{ id, couponId, code, clientId, order, amount, discount, cart, currency, at: now, day, activates },
    ...activationOf(after),
    usableAfter: firstRefusal(after, command, now) === null,
    ...{ reservationId, jointId },
  };
  const end = { reservationId, couponId, clientId, at: now, redemptionId: id } as const;
  return {
    outcome: { kind: 'redeemed', redemption },
    events: [
      { type: 'reservation.ended', end: { ...end, end: 'confirmed', deactivates: false }, reservation },
      { type: 'code.redeemed', redemption, newHolder: false },
    ],
    state: { ...after, prior: priorOf(redemption) },
  };
}
