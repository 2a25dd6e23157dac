import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { runTransaction } from '../../platform/db/transaction.ts';
import { addKeptSums, insertKeptSums, lockKeptSums, readKeptSums } from '../../sql/kept-sums.ts';

/** What happens is counted on its day; nobody's clock is so far behind. */
const OVER_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Keeps the sums of what coupons have seen on days that are over, so that a list sorted by them sums only the last days. Several
 * processes may do it at once: one waits for the other, and finds it done.
 */
export async function keepSums(pool: pg.Pool, workspaceIds: readonly string[], now: number): Promise<void> {
  const day = new Date(now - OVER_AFTER_DAYS * DAY_MS).toISOString().slice(0, 10);
  for (const id of workspaceIds) {
    await query(pool, [insertKeptSums(id)], 'writes');
    await runTransaction<null>(pool, {
      load: [lockKeptSums(id, day)],
      decide: ([locked]) => {
        const { through, possible } = readKeptSums(locked?.rows ?? []);
        const isDone = possible === null || (through !== null && through >= possible);
        return {
          outcome: null,
          writes: isDone ? [] : addKeptSums(id, through, possible),
          witness: null,
        };
      },
    });
  }
}
