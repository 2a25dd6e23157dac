import { removeUse } from '../coupon/count-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { UseState } from '../coupon/use-state.ts';
import { isLive, type Reservation } from './reservation.ts';

/**
 * The state after a hold was let go, and what happened: it was released, or its time had run out before. `holder` is that of
 * the client for whom the hold counts.
 *
 * @example endHold(state, reservation, reservation.holdsUntil).event.end.end // 'expired'
 */
export function endHold<State extends UseState>(
  state: State,
  reservation: Reservation,
  now: number,
): { readonly state: State; readonly event: LedgerEvent & { readonly type: 'reservation.ended' } } {
  const { id, couponId, clientId } = reservation;
  const removed = removeUse(state, 'held', reservation);
  const end = isLive('held', reservation, now) ? 'released' : 'expired';
  const { deactivates } = removed;
  return {
    state: removed.state,
    event: {
      type: 'reservation.ended',
      end: { reservationId: id, couponId, clientId, end, at: now, redemptionId: null, deactivates },
      reservation,
    },
  };
}
