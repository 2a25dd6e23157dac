import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** Reads how many activations coupons have, without waiting for anybody; exact only where a limit counts them. */
export function selectActivationTotals(workspaceId: string, couponIds: readonly string[]): Statement {
  const text = `
    select t.coupon_id, t.activations from coupon_totals t
    where t.workspace_id = $1::uuid and t.coupon_id = any($2::uuid[])`;
  return { name: 'select_activation_totals', text, values: [workspaceId, uuidArray(couponIds)] };
}

/** The rows of {@link selectActivationTotals}, by coupon. */
export function readActivationTotals(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.map(([couponId, activations]) => [couponId ?? '', Number(activations)]));
}
