import { booleanColumn, instantColumn, int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import type { RedemptionRow } from './redemption-columns.ts';

/** A redemption with the key that asked for it. Not one flat row: a redemption is not to be copied for being stored. */
export interface NewRedemptionRow {
  readonly keyId: string | null;
  readonly cart: string | null;
  readonly redemption: Omit<RedemptionRow, 'store' | 'orderId' | 'cart'> & {
    readonly order: { readonly store: string; readonly id: string } | null;
  };
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
  activates: '$13::boolean[]',
  activated_at: '$14::timestamptz[]',
  expires_at: '$15::timestamptz[]',
  usable_after: '$16::boolean[]',
  day: '$17::text[]',
  reservation_id: '$18::uuid[]',
  joint_id: '$19::uuid[]',
  cart: '$20::text[]',
});

const TEXT = `
  insert into redemptions (workspace_id, id, coupon_id, code, client_id, key_id, store, order_id, amount, discount,
    currency, at, activates, activated_at, expires_at, usable_after, day, reservation_id,
    joint_id, cart)
  select $1::uuid, k.id, k.coupon_id, k.code, k.client_id, k.key_id, k.store, k.order_id, k.amount, k.discount,
    k.currency, k.at, k.activates, k.activated_at, k.expires_at, k.usable_after, k.day::date,
    k.reservation_id, k.joint_id, k.cart
  from ${ROWS}`;

/** Appends redemptions to the ledger. */
export function insertRedemptions(workspaceId: string, rows: readonly NewRedemptionRow[]): Statement {
  return {
    name: 'insert_redemptions',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(rows, ({ redemption }) => redemption.id),
      uuidColumn(rows, ({ redemption }) => redemption.couponId),
      textColumn(rows, ({ redemption }) => redemption.code),
      uuidColumn(rows, ({ redemption }) => redemption.clientId),
      uuidColumn(rows, (row) => row.keyId),
      textColumn(rows, ({ redemption }) => redemption.order?.store ?? ''),
      textColumn(rows, ({ redemption }) => redemption.order?.id ?? null),
      int8Column(rows, ({ redemption }) => redemption.amount),
      int8Column(rows, ({ redemption }) => redemption.discount),
      textColumn(rows, ({ redemption }) => redemption.currency),
      instantColumn(rows, ({ redemption }) => redemption.at),
      booleanColumn(rows, ({ redemption }) => redemption.activates),
      instantColumn(rows, ({ redemption }) => redemption.activatedAt),
      instantColumn(rows, ({ redemption }) => redemption.expiresAt),
      booleanColumn(rows, ({ redemption }) => redemption.usableAfter),
      textColumn(rows, ({ redemption }) => redemption.day),
      uuidColumn(rows, ({ redemption }) => redemption.reservationId),
      uuidColumn(rows, ({ redemption }) => redemption.jointId),
      textColumn(rows, (row) => row.cart),
    ],
  };
}
