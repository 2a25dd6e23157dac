import type { ClientIdentity } from '../client/client.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type { OrderRef } from '../redemption/redemption.ts';
import type { RedeemCommand, RedemptionDecision } from '../redemption/redemption-decision.ts';
import { endHold } from './end-hold.ts';
import { redeemHold } from './redeem-hold.ts';
import { isLive, type Reservation } from './reservation.ts';
import type { SettlementState } from './settlement.ts';

/** The wish to turn a hold into a redemption with this id. `order` is for a reservation that was made without one. */
export interface ConfirmCommand {
  readonly id: string;
  readonly order: OrderRef | null;
  readonly jointId: string | null;
}

/**
 * Decides a confirmation. A live hold becomes the redemption whatever has changed since; one whose time has run out is decided
 * anew and succeeds if there is room. Confirming again answers the first redemption.
 *
 * @example decideConfirmation(state, { id, order: null, jointId: null }, now).outcome.kind // 'redeemed'
 */
export function decideConfirmation(
  state: SettlementState,
  { id, order, jointId }: ConfirmCommand,
  now: number,
): RedemptionDecision<SettlementState> {
  const { reservation, stands, redemption } = state;
  if (stands === 'confirmed' && redemption !== null) {
    return { outcome: { kind: 'repeated', redemption }, events: [], state };
  }
  if (stands === 'released') {
    return { outcome: { kind: 'refused', refusal: { reason: 'reservation_released' } }, events: [], state };
  }
  const command = { ...wishOf(reservation), id, order: reservation.order ?? order, jointId };
  if (isLive(stands, reservation, now)) {
    const decision = redeemHold(state, reservation, command, now);
    return { ...decision, state: { ...decision.state, stands: 'confirmed' } };
  }
  return redeemDead(state, command, now);
}

function redeemDead(
  state: SettlementState,
  command: RedeemCommand,
  now: number,
): RedemptionDecision<SettlementState> {
  const { reservation, stands } = state;
  const ended = stands === 'held' ? endHold(state, reservation, now) : { state, event: null };
  const { outcome, events, state: after } = decideRedemption(ended.state, command, now);
  if (outcome.kind !== 'redeemed') return { outcome, events: [], state };
  const { id: reservationId, couponId, clientId } = reservation;
  const end = { reservationId, couponId, clientId, at: now, redemptionId: command.id } as const;
  return {
    outcome,
    events: [
      ...(ended.event === null ? [] : [ended.event]),
      ...events,
      { type: 'reservation.ended', end: { ...end, end: 'confirmed', deactivates: false }, reservation },
    ],
    state: { ...ended.state, ...after, stands: 'confirmed' },
  };
}

/** The wish that a reservation was made with, as far as it still matters. */
function wishOf({
  clientId,
  amount,
  discount: _,
}: Reservation): Omit<RedeemCommand, 'id' | 'order' | 'jointId'> {
  const client: ClientIdentity =
    clientId === null ? { kind: 'nobody' } : { kind: 'known', id: clientId, added: [] };
  return { client, byToken: false, asAdmin: true, amount, alreadyOff: 0 };
}
