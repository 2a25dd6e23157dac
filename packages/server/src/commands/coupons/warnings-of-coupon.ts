import { type Coupon, type PublishWarning, publishWarnings } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { selectCodeRange } from '../../sql/lease-code-block.ts';

/** What somebody who publishes this coupon should know. */
export async function warningsOfCoupon(
  pool: pg.Pool,
  workspaceId: string,
  coupon: Coupon,
): Promise<PublishWarning[]> {
  if (coupon.codes.kind === 'friendly') return publishWarnings(coupon, 0);
  const [range] = await query(pool, [selectCodeRange(workspaceId, coupon.codes.prefix)]);
  return publishWarnings(coupon, Number(range?.rows[0]?.[0] ?? 0));
}
