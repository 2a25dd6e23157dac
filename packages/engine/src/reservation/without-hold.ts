import type { ClientIdentity } from '../client/client.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import { countsFor } from '../redemption/counts-for.ts';
import type { RedemptionState } from '../redemption/redemption-decision.ts';
import { endHold } from './end-hold.ts';
import type { Reservation } from './reservation.ts';

/**
 * The state in which an order's hold of a code is out of the way of another use for the same order. The dead hold of somebody
 * else, or of the coupon that had the friendly code before, is left to be collected: its counts are not at hand.
 *
 * @example withoutHold(state, reservation, client, now).state.prior // null
 */
export function withoutHold(
  state: RedemptionState,
  reservation: Reservation,
  client: ClientIdentity,
  now: number,
): { readonly state: RedemptionState; readonly events: readonly LedgerEvent[] } {
  const isOwn = reservation.couponId === state.coupon.id;
  if (!isOwn || reservation.clientId !== countsFor(state.presented, client)) {
    return { state: { ...state, prior: null }, events: [] };
  }
  const ended = endHold(state, reservation, now);
  return { state: { ...ended.state, prior: null }, events: [ended.event] };
}
