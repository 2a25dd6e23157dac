import { instant, int8Array, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** What a coupon with a shared limit has used, as decided under its lock. */
export interface CouponTotalsRow {
  readonly couponId: string;
  readonly activations: number;
}

const TEXT = `
  update coupon_totals t
  set activations = k.activations, decided_at = $4::timestamptz
  from unnest($2::uuid[], $3::int8[]) as k (coupon_id, activations)
  where t.workspace_id = $1::uuid and t.coupon_id = k.coupon_id`;

/** Stores what coupons have used, and when that was decided. */
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
