import { instant, int8Array, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** What a coupon with a shared limit has used, as decided under its lock. */
export interface CouponTotalsRow {
  readonly couponId: string;
  readonly activations: number;
}

const TEXT = `
  insert into coupon_totals as t (workspace_id, coupon_id, activations, decided_at)
  select $1::uuid, k.coupon_id, k.activations, $4::timestamptz
  from unnest($2::uuid[], $3::int8[]) as k (coupon_id, activations)
  on conflict (workspace_id, coupon_id) do update
  set activations = excluded.activations, decided_at = excluded.decided_at`;

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
      uuidArray(totals.map((row) => row.couponId)),
      int8Array(totals.map((row) => row.activations)),
      instant(decidedAt),
    ],
  };
}
