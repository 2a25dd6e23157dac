import type { ClientIdentity } from '../client/client.ts';
import { decideBeside } from '../order/decide-beside.ts';
import type { StandingUse } from '../order/standing-use.ts';
import type { Refusal } from '../reasons.ts';
import { countsFor } from '../redemption/counts-for.ts';
import type { OrderRef } from '../redemption/redemption.ts';
import type { RedeemCommand, RedemptionDecision, Worth } from '../redemption/redemption-decision.ts';
import { endHold } from './end-hold.ts';
import { fitHold } from './fit-hold.ts';
import { redeemHold } from './redeem-hold.ts';
import { isLive, type Reservation } from './reservation.ts';
import type { SettlementState } from './settlement.ts';
import { useInForce } from './use-in-force.ts';

/**
 * The wish to turn a hold into a redemption with this id. `order` is for a reservation that was made without one; what the order has
 * of other codes (`standing`) matters there, and where the hold is dead and its discount is taken anew.
 */
export interface ConfirmCommand {
  readonly id: string;
  readonly order: OrderRef | null;
  readonly standing: readonly StandingUse[];
  readonly jointId: string | null;
}

/**
 * Decides a confirmation. A live hold becomes the redemption whatever has changed since, but takes no more off an order that it is
 * told now than the order's other codes leave; one whose time has run out is decided anew and succeeds if there is room. Confirming again answers the first redemption. An order that has redeemed the code is not
 * given another redemption of it.
 *
 * @example decideConfirmation(state, { id, order: null, standing: [], jointId: null }, now).outcome.kind // 'redeemed'
 */
export function decideConfirmation(
  state: SettlementState,
  { order, standing, ...rest }: ConfirmCommand,
  now: number,
): RedemptionDecision<SettlementState> {
  const { reservation, stands, redemption, prior } = state;
  if (redemption !== null) return { outcome: { kind: 'repeated', redemption }, events: [], state };
  if (stands === 'released') return refuse(state, 'reservation_released');
  const command = { ...wishOf(reservation), ...rest, order: reservation.order ?? order };
  if (!isLive(stands, reservation, now)) return redeemDead(state, standing, command, now);
  if (prior?.kind === 'redemption') return refuse(state, 'order_redeemed');
  if (prior !== null && isLive('held', prior.reservation, now)) return refuse(state, 'order_mismatch');
  const worth = worthOf(state, standing, command);
  return worth === null
    ? refuse(state, 'nothing_to_discount')
    : settled(redeemHold(state, reservation, command, now, worth));
}

/** What was promised; for an order that was not known when it was, what of it the order's other codes leave (null: nothing). */
function worthOf(
  { reservation, coupon }: SettlementState,
  standing: readonly StandingUse[],
  { order }: Pick<RedeemCommand, 'order'>,
): Worth | null {
  if (reservation.order !== null || order === null) return reservation;
  return fitHold(reservation, coupon.stacking, standing);
}

function redeemDead(
  state: SettlementState,
  standing: readonly StandingUse[],
  command: RedeemCommand,
  now: number,
): RedemptionDecision<SettlementState> {
  const { reservation, stands, presented, prior } = state;
  const { id: reservationId, couponId, clientId } = reservation;
  // Of a friendly code that moved on the order may have a use from the coupon that has the code by now.
  const kept = useInForce(prior, now);
  if (kept !== null && kept.couponId !== couponId) return refuse(state, 'order_mismatch');
  // The code was issued to somebody after it had been reserved.
  if (countsFor(presented, command.client) !== clientId) return refuse(state, 'not_yours');
  const ended = stands === 'held' ? endHold(state, reservation, now) : null;
  const before = ended?.state ?? state;
  const { outcome, events, state: after } = decideBeside(standing, before, command, now);
  if (outcome.kind !== 'redeemed') return { outcome, events: [], state };
  const end = { reservationId, couponId, clientId, at: now, redemptionId: command.id } as const;
  return settled({
    outcome,
    events: [
      ...(ended === null ? [] : [ended.event]),
      ...events,
      { type: 'reservation.ended', end: { ...end, end: 'confirmed', deactivates: false }, reservation },
    ],
    state: { ...state, ...after },
  });
}

function settled(decision: RedemptionDecision<SettlementState>): RedemptionDecision<SettlementState> {
  const redemption = decision.outcome.kind === 'redeemed' ? decision.outcome.redemption : null;
  return { ...decision, state: { ...decision.state, stands: 'confirmed', redemption } };
}

function refuse(state: SettlementState, reason: Refusal['reason']): RedemptionDecision<SettlementState> {
  return { outcome: { kind: 'refused', refusal: { reason } }, events: [], state };
}

/** The client and the amount that the reservation was made with. What it was told then it may be told now. */
function wishOf({
  clientId,
  amount,
  discount,
  cart,
}: Reservation): Omit<RedeemCommand, 'id' | 'order' | 'jointId'> {
  const client: ClientIdentity =
    clientId === null ? { kind: 'nobody' } : { kind: 'known', id: clientId, added: [] };
  // The cart is not at hand any more, so what it was worth when it was held stands.
  const worth = cart === null ? null : { discount, cart };
  return { client, byToken: false, asAdmin: true, amount, cartHash: cart?.hash ?? null, worth };
}
