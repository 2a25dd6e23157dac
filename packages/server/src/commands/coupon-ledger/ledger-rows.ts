import type { Redemption, Reservation } from '@couponry/engine';
import type { RedemptionRow } from '../../sql/redemption-columns.ts';
import type { ReservationRow } from '../../sql/reservation-columns.ts';
import { cartFromText } from './cart-text.ts';

/** A stored redemption as the engine sees it. */
export function redemptionFromRow({ store, orderId, cart, ...row }: RedemptionRow): Redemption {
  return { ...row, cart: cartFromText(cart), order: orderId === null ? null : { store, id: orderId } };
}

/** A stored reservation as the engine sees it. */
export function reservationFromRow({ store, orderId, cart, ...row }: ReservationRow): Reservation {
  return { ...row, cart: cartFromText(cart), order: orderId === null ? null : { store, id: orderId } };
}
