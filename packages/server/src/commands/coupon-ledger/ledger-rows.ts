import type { Redemption, Reservation } from '@couponry/engine';
import type { RedemptionRow } from '../../sql/redemption-columns.ts';
import type { ReservationRow } from '../../sql/reservation-columns.ts';

/** A stored redemption as the engine sees it. */
export function redemptionFromRow({ store, orderId, ...row }: RedemptionRow): Redemption {
  return { ...row, order: orderId === null ? null : { store, id: orderId } };
}

/** A stored reservation as the engine sees it. */
export function reservationFromRow({ store, orderId, ...row }: ReservationRow): Reservation {
  return { ...row, order: orderId === null ? null : { store, id: orderId } };
}
