import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { integerOrNull } from './columns.ts';

/**
 * How far a job over many codes has come. `position`: how many codes or lines it has done; `made`, `taken` and `invalid`: what
 * became of them. `finishedAt` in milliseconds since the epoch.
 */
export interface CodeJobRow {
  readonly id: string;
  readonly couponId: string;
  readonly position: number;
  readonly made: number;
  readonly taken: number;
  readonly invalid: number;
  readonly finishedAt: number | null;
}

/** Begins a job; of one name at most one is unfinished. Answers no row when there is one already. */
export function insertCodeJob(
  workspaceId: string,
  job: { readonly id: string; readonly name: string; readonly couponId: string; readonly kind: string },
  now: number,
): Statement {
  const text = `
    insert into code_jobs (workspace_id, id, name, coupon_id, kind, position, made, taken, invalid, started_at)
    values ($1::uuid, $2::uuid, $3, $4::uuid, $5, 0, 0, 0, 0, $6::timestamptz)
    on conflict do nothing`;
  const values = [workspaceId, job.id, job.name, job.couponId, job.kind, instant(now)];
  return { name: 'insert_code_job', text, values };
}

/** Reads the latest job of a name. */
export function selectCodeJob(workspaceId: string, name: string): Statement {
  const text = `
    select j.id, j.coupon_id, j.position, j.made, j.taken, j.invalid, (extract(epoch from j.finished_at) * 1000)::bigint
    from code_jobs j
    where j.workspace_id = $1::uuid and j.name = $2
    order by j.id desc
    limit 1`;
  return { name: 'select_code_job', text, values: [workspaceId, name] };
}

/** The row of {@link selectCodeJob}, or null. */
export function readCodeJob(rows: readonly Row[]): CodeJobRow | null {
  const [row] = rows;
  if (row === undefined) return null;
  const [id, couponId, position, made, taken, invalid, finishedAt] = row;
  return {
    ...{ id: id ?? '', couponId: couponId ?? '', position: Number(position), made: Number(made) },
    ...{ taken: Number(taken), invalid: Number(invalid), finishedAt: integerOrNull(finishedAt) },
  };
}

/** Locks a job that stands at a position; answers no row when it has gone on since. First in its transaction. */
export function lockCodeJob(workspaceId: string, id: string, position: number): Statement {
  const text = `
    select j.id from code_jobs j
    where j.workspace_id = $1::uuid and j.id = $2::uuid and j.position = $3::bigint and j.finished_at is null
    for no key update`;
  return { name: 'lock_code_job', text, values: [workspaceId, id, String(position)] };
}

/** Moves a job on; its row is locked. */
export function updateCodeJob(workspaceId: string, job: CodeJobRow): Statement {
  const text = `
    update code_jobs
    set position = $3::bigint, made = $4::bigint, taken = $5::bigint, invalid = $6::bigint, finished_at = $7::timestamptz
    where workspace_id = $1::uuid and id = $2::uuid`;
  const { id, position, made, taken, invalid, finishedAt } = job;
  const counts = [position, made, taken, invalid].map(String);
  const values = [workspaceId, id, ...counts, finishedAt === null ? null : instant(finishedAt)];
  return { name: 'update_code_job', text, values };
}
