import type { Row } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { clientNow } from './merged-clients.ts';

/** A reservation as stored. Money in minor units, times in milliseconds since the epoch. */
export interface ReservationRow {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly clientId: string | null;
  readonly store: string;
  readonly orderId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  readonly currency: string;
  readonly at: number;
  /** The local day (`YYYY-MM-DD`) in whose periods it counts. */
  readonly day: string;
  readonly holdsUntil: number;
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly jointId: string | null;
  /** What was known of the cart, as text; null: no cart was sent. */
  readonly cart: string | null;
}

/** The columns of a reservation `v`, in the order that {@link readReservation} reads; of a client who was merged, whose it is now. */
export const RESERVATION_COLUMNS = `
  v.id, v.coupon_id, v.code, ${clientNow('v')}, v.store, v.order_id, v.amount, v.discount, v.currency,
  ${asMilliseconds('v.at')}, v.day, ${asMilliseconds('v.holds_until')}, v.activates, ${asMilliseconds('v.activated_at')},
  ${asMilliseconds('v.expires_at')}, v.joint_id, v.cart`;

/** How many columns {@link RESERVATION_COLUMNS} has. */
export const RESERVATION_WIDTH = 17;

/** A row of {@link RESERVATION_COLUMNS}. */
export function readReservation(row: Row): ReservationRow {
  return {
    id: row[0] ?? '',
    couponId: row[1] ?? '',
    code: row[2] ?? '',
    clientId: row[3] ?? null,
    store: row[4] ?? '',
    orderId: row[5] ?? null,
    amount: integerOrNull(row[6]),
    discount: integerOrNull(row[7]),
    currency: row[8] ?? '',
    at: Number(row[9]),
    day: row[10] ?? '',
    holdsUntil: Number(row[11]),
    activates: row[12] === 't',
    activatedAt: integerOrNull(row[13]),
    expiresAt: integerOrNull(row[14]),
    jointId: row[15] ?? null,
    cart: row[16] ?? null,
  };
}
