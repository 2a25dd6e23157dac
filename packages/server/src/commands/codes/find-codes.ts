import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { distinctTexts } from '../../platform/distinct-texts.ts';
import { readCouponIdsOfCodes, selectCouponIdsOfCodes } from '../../sql/select-codes.ts';
import type { ResolvedCode } from './code-directory.ts';

/**
 * Finds where codes lead, for many who ask at the same time in one round trip.
 *
 * @param asked for each who asks the keys under which the code may be stored, in the order in which they are tried
 * @returns what each meant, or null for a code that does not exist
 */
export async function findCodes(
  pool: pg.Pool,
  workspaceId: string,
  asked: readonly (readonly string[])[],
): Promise<(ResolvedCode | null)[]> {
  const codes = distinctTexts(asked.flat());
  const [result] = await query(pool, [selectCouponIdsOfCodes(workspaceId, codes)]);
  const couponIds = readCouponIdsOfCodes(result?.rows ?? []);
  return asked.map((keys) => {
    for (const code of keys) {
      const couponId = couponIds.get(code);
      if (couponId !== undefined) return { code, couponId };
    }
    return null;
  });
}
