import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { deleteExpiredOfPeople } from '../../sql/expired-people-rows.ts';
import { deleteOldGuesses, deleteOldIdempotencyKeys } from '../../sql/expired-rows.ts';
import { deleteOldJobs } from '../../sql/jobs.ts';

const DAY_MS = 86_400_000;
/** Idempotency keys are promised for 24 hours; twice that is kept. */
const KEYS_KEPT_MS = 2 * DAY_MS;
/** Where somebody signed in within a month, the waits that others caused elsewhere don't count. */
const FAILURES_KEPT_MS = 31 * DAY_MS;
/** What a backtest found is kept so long. */
const JOBS_KEPT_MS = DAY_MS;
const CHUNK = 5000;

/** Forgets what is kept for a time only, in short transactions. */
export async function forgetExpired(
  pool: pg.Pool,
  workspaceIds: readonly string[],
  now: number,
): Promise<void> {
  await query(pool, deleteExpiredOfPeople(now, now - FAILURES_KEPT_MS), 'writes');
  for (const workspaceId of workspaceIds) {
    await query(pool, [deleteOldGuesses(workspaceId, now - 2 * DAY_MS)], 'writes');
    await query(pool, [deleteOldJobs(workspaceId, now - JOBS_KEPT_MS)], 'writes');
    for (let isMore = true; isMore; ) {
      const before = now - KEYS_KEPT_MS;
      const [result] = await query(pool, [deleteOldIdempotencyKeys(workspaceId, before, CHUNK)], 'writes');
      isMore = result?.tag === `DELETE ${CHUNK}`;
    }
  }
}
