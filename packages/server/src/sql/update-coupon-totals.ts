import { instant, int8Column, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { type UsesRow, usesParameters } from './uses-columns.ts';

/** What a coupon with a shared limit has used, as decided under its lock. `discount` in minor units. */
export interface CouponTotalsRow extends UsesRow {
  readonly couponId: string;
  readonly activations: number;
  readonly discount: number;
}

const ROWS = rowsOf('k', {
  coupon_id: '$3::uuid[]',
  activations: '$4::int8[]',
  discount: '$5::int8[]',
  redemptions: '$6::int8[]',
  held: '$7::int8[]',
  used_on: '$8::text[]',
  used_in_day: '$9::int8[]',
  used_in_week: '$10::int8[]',
  used_in_month: '$11::int8[]',
});

const TEXT = `
  insert into coupon_totals as t (workspace_id, coupon_id, activations, discount, redemptions, held, used_on, used_in_day,
    used_in_week, used_in_month, decided_at)
  select $1::uuid, k.coupon_id, k.activations, k.discount, k.redemptions, k.held, k.used_on::date, k.used_in_day,
    k.used_in_week, k.used_in_month, $2::timestamptz
  from ${ROWS}
  on conflict (workspace_id, coupon_id) do update
  set activations = excluded.activations, discount = excluded.discount, redemptions = excluded.redemptions,
    held = excluded.held, used_on = excluded.used_on, used_in_day = excluded.used_in_day,
    used_in_week = excluded.used_in_week, used_in_month = excluded.used_in_month, decided_at = excluded.decided_at`;

/**
 * Stores what coupons have used, and when that was decided; their rows are locked. Written as an upsert, because that finds each
 * row by its key whatever the planner thinks of the table.
 */
export function updateCouponTotals(
  workspaceId: string,
  totals: readonly CouponTotalsRow[],
  decidedAt: number,
): Statement {
  return {
    name: 'update_coupon_totals',
    text: TEXT,
    values: [
      workspaceId,
      instant(decidedAt),
      uuidColumn(totals, (row) => row.couponId),
      int8Column(totals, (row) => row.activations),
      int8Column(totals, (row) => row.discount),
      ...usesParameters(totals),
    ],
  };
}
