import type { Row } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { clientNow } from './merged-clients.ts';

/** A redemption as stored. Money in minor units, times in milliseconds since the epoch. */
export interface RedemptionRow {
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
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly usableAfter: boolean;
  /** The local day (`YYYY-MM-DD`) in whose periods it counts. */
  readonly day: string;
  readonly reservationId: string | null;
  readonly jointId: string | null;
  /** What was known of the cart, as text; null: no cart was sent. */
  readonly cart: string | null;
}

/** How many columns {@link REDEMPTION_COLUMNS} has. */
export const REDEMPTION_WIDTH = 18;

/** The columns of a redemption `r`, in the order that {@link readRedemption} reads; of a client who was merged, whose it is now. */
export const REDEMPTION_COLUMNS = `
  r.id, r.coupon_id, r.code, ${clientNow('r')}, r.store, r.order_id, r.amount, r.discount, r.currency,
  ${asMilliseconds('r.at')}, r.activates, ${asMilliseconds('r.activated_at')}, ${asMilliseconds('r.expires_at')},
  r.usable_after, r.day, r.reservation_id, r.joint_id, r.cart`;

/** A row of {@link REDEMPTION_COLUMNS}. */
export function readRedemption(row: Row): RedemptionRow {
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
    activates: row[10] === 't',
    activatedAt: integerOrNull(row[11]),
    expiresAt: integerOrNull(row[12]),
    usableAfter: row[13] === 't',
    day: row[14] ?? '',
    reservationId: row[15] ?? null,
    jointId: row[16] ?? null,
    cart: row[17] ?? null,
  };
}
