import { int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';
import type { CouponSumsRow } from './coupon-sums.ts';

/** What to add to a coupon's statistics of one day (`YYYY-MM-DD` in the coupon's zone). Money in minor units. */
export interface CouponDayRow extends CouponSumsRow {
  readonly couponId: string;
  readonly day: string;
}

const ROWS = rowsOf('k', {
  coupon_id: '$3::uuid[]',
  day: '$4::text[]',
  issued: '$5::int8[]',
  activated: '$6::int8[]',
  redeemed: '$7::int8[]',
  clients: '$8::int8[]',
  discount: '$9::int8[]',
  amount: '$10::int8[]',
  deactivated: '$11::int8[]',
  rolled_back: '$12::int8[]',
  discount_back: '$13::int8[]',
  amount_back: '$14::int8[]',
});

const TEXT = `
  insert into coupon_days as d (workspace_id, coupon_id, day, stripe, issued, activated, redeemed, clients, discount, amount,
    deactivated, rolled_back, discount_back, amount_back)
  select $1::uuid, k.coupon_id, k.day::date, $2::int, k.issued, k.activated, k.redeemed, k.clients, k.discount, k.amount,
    k.deactivated, k.rolled_back, k.discount_back, k.amount_back
  from ${ROWS}
  on conflict (workspace_id, coupon_id, day, stripe) do update
  set issued = d.issued + excluded.issued, activated = d.activated + excluded.activated,
    redeemed = d.redeemed + excluded.redeemed, clients = d.clients + excluded.clients,
    discount = d.discount + excluded.discount, amount = d.amount + excluded.amount,
    deactivated = d.deactivated + excluded.deactivated, rolled_back = d.rolled_back + excluded.rolled_back,
    discount_back = d.discount_back + excluded.discount_back, amount_back = d.amount_back + excluded.amount_back`;

const IN_ORDER = byKey<CouponDayRow>(
  (row) => row.couponId,
  (row) => row.day,
);

/** Adds to the statistics of coupons, sorted. Each stripe is a row of its own, so that processes do not wait for each other. */
export function addCouponDays(workspaceId: string, stripe: number, rows: readonly CouponDayRow[]): Statement {
  const sorted = rows.toSorted(IN_ORDER);
  return {
    name: 'add_coupon_days',
    text: TEXT,
    values: [
      workspaceId,
      String(stripe),
      uuidColumn(sorted, (row) => row.couponId),
      textColumn(sorted, (row) => row.day),
      int8Column(sorted, (row) => row.issued),
      int8Column(sorted, (row) => row.activated),
      int8Column(sorted, (row) => row.redeemed),
      int8Column(sorted, (row) => row.clients),
      int8Column(sorted, (row) => row.discount),
      int8Column(sorted, (row) => row.amount),
      int8Column(sorted, (row) => row.deactivated),
      int8Column(sorted, (row) => row.rolledBack),
      int8Column(sorted, (row) => row.discountBack),
      int8Column(sorted, (row) => row.amountBack),
    ],
  };
}
