import { booleanColumn, instantColumn, int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import type { ReservationRow } from './reservation-columns.ts';

/** A reservation with the key that asked for it. */
export interface NewReservationRow extends ReservationRow {
  readonly keyId: string | null;
}

const ROWS = rowsOf('k', {
  id: '$2::uuid[]',
  coupon_id: '$3::uuid[]',
  code: '$4::text[]',
  client_id: '$5::uuid[]',
  key_id: '$6::uuid[]',
  store: '$7::text[]',
  order_id: '$8::text[]',
  amount: '$9::int8[]',
  discount: '$10::int8[]',
  currency: '$11::text[]',
  at: '$12::timestamptz[]',
  day: '$13::text[]',
  holds_until: '$14::timestamptz[]',
  activates: '$15::boolean[]',
  activated_at: '$16::timestamptz[]',
  expires_at: '$17::timestamptz[]',
  joint_id: '$18::uuid[]',
  cart: '$19::text[]',
});

const TEXT = `
  insert into reservations (workspace_id, id, coupon_id, code, client_id, key_id, store, order_id, amount, discount,
    currency, at, day, holds_until, activates, activated_at, expires_at, joint_id, cart)
  select $1::uuid, k.id, k.coupon_id, k.code, k.client_id, k.key_id, k.store, k.order_id, k.amount, k.discount,
    k.currency, k.at, k.day::date, k.holds_until, k.activates, k.activated_at, k.expires_at, k.joint_id, k.cart
  from ${ROWS}`;

/** Appends reservations to the ledger. */
export function insertReservations(workspaceId: string, rows: readonly NewReservationRow[]): Statement {
  return {
    name: 'insert_reservations',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(rows, (row) => row.id),
      uuidColumn(rows, (row) => row.couponId),
      textColumn(rows, (row) => row.code),
      uuidColumn(rows, (row) => row.clientId),
      uuidColumn(rows, (row) => row.keyId),
      textColumn(rows, (row) => row.store),
      textColumn(rows, (row) => row.orderId),
      int8Column(rows, (row) => row.amount),
      int8Column(rows, (row) => row.discount),
      textColumn(rows, (row) => row.currency),
      instantColumn(rows, (row) => row.at),
      textColumn(rows, (row) => row.day),
      instantColumn(rows, (row) => row.holdsUntil),
      booleanColumn(rows, (row) => row.activates),
      instantColumn(rows, (row) => row.activatedAt),
      instantColumn(rows, (row) => row.expiresAt),
      uuidColumn(rows, (row) => row.jointId),
      textColumn(rows, (row) => row.cart),
    ],
  };
}
