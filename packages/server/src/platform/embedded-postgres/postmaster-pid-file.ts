import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './describe-cluster.ts';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface PostmasterPidFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  /** It takes connections. */
  readonly ready: boolean;
}

/** Reads the cluster's pid file; null when there is none. The process it names may be long dead. */
export function readPostmasterPidFile(cluster: Cluster): PostmasterPidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(postmasterPidFile(cluster), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return {
    pid,
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    ready: lines[7]?.trim() === 'ready',
  };
}

/** The path of the cluster's pid file. */
export function postmasterPidFile(cluster: Cluster): string {
  return join(cluster.folder, 'postmaster.pid');
}
