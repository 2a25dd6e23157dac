import { type Coupon, issuingRange, type PublishWarning, publishWarnings } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { selectCodeRange } from '../../sql/lease-code-block.ts';

/** What somebody who publishes this coupon should know. */
export async function warningsOfCoupon(
  pool: pg.Pool,
  workspaceId: string,
  coupon: Coupon,
): Promise<PublishWarning[]> {
  const range = issuingRange(coupon.codes);
  if (range === null) return publishWarnings(coupon, 0);
  const [taken] = await query(pool, [selectCodeRange(workspaceId, range.key)]);
  return publishWarnings(coupon, Number(taken?.rows[0]?.[0] ?? 0));
}
