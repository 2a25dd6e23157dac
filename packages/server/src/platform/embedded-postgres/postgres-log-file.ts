import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Cluster } from './describe-cluster.ts';

const ROTATE_BYTES = 10 * 1024 * 1024;

/** PostgreSQL's log, open for one run. */
export interface PostgresLogFile {
  /** For the child's stdout and stderr. */
  readonly descriptor: number;
  /** What was written in this run. */
  read(): string;
  /** Closes our end; the child keeps its own. */
  close(): void;
}

/** Opens the log for another run. One that has grown over 10 MB is set aside first, replacing the last such one. */
export function openPostgresLog(cluster: Cluster): PostgresLogFile {
  const size = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const rotate = size > ROTATE_BYTES;
  if (rotate) renameSync(cluster.logFile, `${cluster.logFile}.1`);
  const start = rotate ? 0 : size;
  const descriptor = openSync(cluster.logFile, 'a', 0o600);
  return {
    descriptor,
    read: () => readFileSync(cluster.logFile).subarray(start).toString('utf8'),
    close: () => closeSync(descriptor),
  };
}
