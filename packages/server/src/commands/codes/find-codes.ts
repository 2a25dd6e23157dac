import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readCouponsOfCodes, selectCouponsOfCodes } from '../../sql/select-coupons.ts';
import type { CouponCache } from '../coupons/coupon-cache.ts';
import type { ResolvedCode } from './code-directory.ts';

/**
 * Finds where codes lead, for many who ask at the same time in one round trip, and remembers the coupons that they lead to.
 *
 * @param asked for each who asks the keys under which the code may be stored, in the order in which they are tried
 * @returns what each meant, or null for a code that does not exist
 */
export async function findCodes(
  pool: pg.Pool,
  cache: CouponCache,
  workspaceId: string,
  asked: readonly (readonly string[])[],
): Promise<(ResolvedCode | null)[]> {
  const codes = [...new Set(asked.flat())];
  const [result] = await query(pool, [selectCouponsOfCodes(workspaceId, codes)]);
  const rows = readCouponsOfCodes(result?.rows ?? []);
  cache.in(workspaceId).resolveEach(rows.map(({ coupon }) => coupon));
  const couponIds = new Map(rows.map(({ code, coupon }) => [code, coupon.id]));
  return asked.map((keys) => {
    for (const code of keys) {
      const couponId = couponIds.get(code);
      if (couponId !== undefined) return { code, couponId };
    }
    return null;
  });
}
