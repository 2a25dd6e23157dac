import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** A job as stored; `result` and `problem` are JSON texts. Times in milliseconds since the epoch. */
export interface JobRow {
  readonly id: string;
  readonly orders: number;
  /** Null: not known. */
  readonly percent: number | null;
  readonly startedAt: number;
  readonly seenAt: number;
  readonly finishedAt: number | null;
  readonly result: string | null;
  readonly problem: string | null;
}

/** Stores a job that begins, or how far it has come. */
export function storeJob(workspaceId: string, job: JobRow): Statement {
  const { id, orders, percent, startedAt, seenAt, finishedAt, result, problem } = job;
  return {
    name: 'store_job',
    text: `
      insert into jobs (workspace_id, id, kind, orders, percent, started_at, seen_at, finished_at, result, problem)
      values ($1::uuid, $2::uuid, 'simulation', $3::bigint, $4::int, $5::timestamptz, $6::timestamptz, $7::timestamptz, $8, $9)
      on conflict (workspace_id, id) do update
      set orders = excluded.orders, percent = excluded.percent, seen_at = excluded.seen_at,
        finished_at = excluded.finished_at, result = excluded.result, problem = excluded.problem`,
    values: [
      ...[workspaceId, id, String(orders), percent === null ? null : String(percent), instant(startedAt)],
      ...[instant(seenAt), finishedAt === null ? null : instant(finishedAt), result, problem],
    ],
  };
}

/** Reads a job. */
export function selectJob(workspaceId: string, id: string): Statement {
  const text = `
    select j.id, j.orders, j.percent, ${asMilliseconds('j.started_at')}, ${asMilliseconds('j.seen_at')},
      ${asMilliseconds('j.finished_at')}, j.result, j.problem
    from jobs j
    where j.workspace_id = $1::uuid and j.id = $2::uuid`;
  return { name: 'select_job', text, values: [workspaceId, id] };
}

/** The row of {@link selectJob}, or null. */
export function readJobRow(rows: readonly Row[]): JobRow | null {
  const [row] = rows;
  if (row === undefined) return null;
  return {
    ...{
      id: row[0] ?? '',
      orders: Number(row[1]),
      percent: integerOrNull(row[2]),
      startedAt: Number(row[3]),
    },
    ...{ seenAt: Number(row[4]), finishedAt: integerOrNull(row[5]) },
    ...{ result: row[6] ?? null, problem: row[7] ?? null },
  };
}

/** Forgets jobs of a workspace that began before an instant. */
export function deleteOldJobs(workspaceId: string, before: number): Statement {
  const text = 'delete from jobs where workspace_id = $1::uuid and started_at < $2::timestamptz';
  return { name: 'delete_old_jobs', text, values: [workspaceId, instant(before)] };
}
