import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { clusterProcesses } from './cluster-processes.ts';
import type { Cluster } from './describe-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { waitUntil } from './wait-until.ts';

/** From util-linux, beside unshare and setpriv. */
const FLOCK = 'flock';
const TAKEN = 75;
/** The kernel may take its time to end the last process of a server on a busy machine. */
const ENDING_LIMIT_MS = 5_000;
/** In seconds; much longer than a look takes. */
const LOOK_LIMIT_S = 5;

/**
 * Put before the server's command: the server and all its backends hold the kernel's own lock on the cluster.
 * Process numbers say nothing about a server in another container that shares the volume, and two servers on
 * one cluster destroy it. Empty where there is no flock program (macOS, busybox).
 */
export function guardPrefix(cluster: Cluster): string[] {
  if (spawnSync(FLOCK, [...guardOf(cluster), 'true']).status !== 0) return [];
  // Whoever only looks whether it is free holds it for a moment.
  return [FLOCK, '--timeout', String(LOOK_LIMIT_S), ...conflictOf(cluster)];
}

/**
 * Call it before anything of the cluster is touched. A server whose processes can be seen is for others to judge.
 *
 * @throws EmbeddedPostgresError when a server holds the cluster though no process of it is to be seen
 */
export async function refuseUnseenServer(cluster: Cluster): Promise<void> {
  if (!existsSync(cluster.folder) || clusterProcesses(cluster).length > 0) return;
  // A process that ends lets go of its folder a moment before it lets go of its locks, and one that starts is seen a moment later.
  const isFree = () => spawnSync(FLOCK, [...guardOf(cluster), 'true']).status !== TAKEN;
  const isSeen = () => clusterProcesses(cluster).length > 0;
  if (await waitUntil(() => isFree() || isSeen(), ENDING_LIMIT_MS)) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster.folder} is in use by a server that can't be seen from here, as of another container. ` +
      'Stop it or set COUPONRY_DATA to another folder.',
  );
}

function guardOf(cluster: Cluster): string[] {
  return ['--nonblock', ...conflictOf(cluster)];
}

function conflictOf(cluster: Cluster): string[] {
  return ['--conflict-exit-code', String(TAKEN), '--no-fork', cluster.folder];
}
