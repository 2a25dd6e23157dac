import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type CodeJobRow,
  insertCodeJob,
  lockCodeJob,
  readCodeJob,
  selectCodeJob,
  updateCodeJob,
} from '../../sql/code-jobs.ts';
import type { IssuePorts, IssueWish } from './issue-codes.ts';

/** So many codes are made in one transaction at most: nobody waits long for what it holds. */
export const CODES_A_STEP = 5000;

/** How far a job has come. */
export type CodeJob = CodeJobRow;

/** What a job is about. `name`: by which it is found again; `isNamed`: a job of this name is done once and never again. */
export interface CodeJobWish {
  readonly name: string;
  readonly isNamed: boolean;
  readonly couponId: string;
  readonly kind: 'generate' | 'import';
}

/** Finds the job that is to go on, or begins one; a named one that is finished is answered as it is. */
export async function openJob(ports: IssuePorts, workspaceId: string, wish: CodeJobWish): Promise<CodeJob> {
  const known = await readJob(ports.pool, workspaceId, wish.name);
  if (known !== null && (known.finishedAt === null || wish.isNamed)) return known;
  const now = ports.clock.now();
  await query(ports.pool, [insertCodeJob(workspaceId, { ...wish, id: ports.makeId(now) }, now)], 'writes');
  const job = await readJob(ports.pool, workspaceId, wish.name);
  if (job === null) throw new Error('A job that was begun is gone');
  return job;
}

/** Reads how far the latest job of a name has come. */
export async function readJob(pool: pg.Pool, workspaceId: string, name: string): Promise<CodeJob | null> {
  const [found] = await query(pool, [selectCodeJob(workspaceId, name)]);
  return readCodeJob(found?.rows ?? []);
}

/** The step of a job that does so many codes or lines, `invalid` of which can be no code; the last one finishes it. */
export function stepOf(
  workspaceId: string,
  job: CodeJob,
  { size, invalid, isLast }: { readonly size: number; readonly invalid: number; readonly isLast: boolean },
): NonNullable<IssueWish['step']> {
  return {
    jobId: job.id,
    lock: lockCodeJob(workspaceId, job.id, job.position),
    store: (made, now) =>
      updateCodeJob(workspaceId, {
        ...job,
        position: job.position + size,
        made: job.made + made,
        taken: job.taken + size - made - invalid,
        invalid: job.invalid + invalid,
        finishedAt: isLast ? now : null,
      }),
  };
}
