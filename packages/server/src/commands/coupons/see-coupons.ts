import type { Coupon } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readCoupons, selectCoupons } from '../../sql/select-coupons.ts';
import type { CouponCache } from './coupon-cache.ts';

/** Reads coupons as they are now, in one round trip, and remembers them; null for what does not exist. */
export async function seeCoupons(
  pool: pg.Pool,
  cache: CouponCache,
  workspaceId: string,
  ids: readonly string[],
): Promise<(Coupon | null)[]> {
  const seen = cache.in(workspaceId);
  const wanted = [...new Set(ids)];
  const [result] = await query(pool, [
    selectCoupons(workspaceId, wanted, seen.knownVersions(wanted), () => false),
  ]);
  const coupons = new Map(readCoupons(result?.rows ?? []).map((row) => [row.id, seen.resolve(row)]));
  return ids.map((id) => coupons.get(id) ?? null);
}
