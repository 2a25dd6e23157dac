import { rm } from 'node:fs/promises';
import { clusterProcesses } from './cluster-processes.ts';
import type { Cluster } from './describe-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { refuseUnseenServer } from './folder-guard.ts';
import { postmasterPidFile, readPostmasterPidFile } from './postmaster-pid-file.ts';
import { removeSocketFolder, socketFolderOf } from './socket-folder.ts';
import { waitUntil } from './wait-until.ts';

const STOP_LIMIT_MS = 10_000;
const KILL_LIMIT_MS = 10_000;

/**
 * Leaves nothing of an earlier run: stops an orphaned server, kills backends that outlived theirs, and only
 * then removes pid file and sockets. PostgreSQL itself would refuse to start beside such a backend, and
 * beside a pid file whose number meanwhile belongs to any other process. Call it as the folder's owner only.
 *
 * @throws EmbeddedPostgresError when a process can't be ended
 */
export async function clearCluster(cluster: Cluster, log: EmbeddedPostgresLog): Promise<void> {
  await stopOrphan(cluster, log);
  const left = clusterProcesses(cluster);
  if (left.length > 0) {
    log.warn(`Ending ${left.length} database processes that outlived their server.`);
    for (const pid of left) signal(pid, 'SIGKILL');
    if (!(await waitUntil(() => clusterProcesses(cluster).length === 0, KILL_LIMIT_MS))) {
      throw new EmbeddedPostgresError(
        `Processes of an earlier database still use ${cluster.folder} (pid ${clusterProcesses(cluster).join(', ')}). End them and start again.`,
      );
    }
  }
  await refuseUnseenServer(cluster);
  await rm(postmasterPidFile(cluster), { force: true });
  await removeSocketFolder(socketFolderOf(cluster));
}

/** Sends a signal; a process that ended meanwhile or isn't ours is left to whoever waits for it. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // The wait that follows each signal says whether it had its effect.
  }
}

/** Not adopted: a server of our own start has the settings of this version and ends with us. */
async function stopOrphan(cluster: Cluster, log: EmbeddedPostgresLog): Promise<void> {
  const pid = readPostmasterPidFile(cluster)?.pid;
  if (pid === undefined || !clusterProcesses(cluster).includes(pid)) return;
  log.warn(`Stopping the embedded PostgreSQL (pid ${pid}) that an earlier run left behind.`);
  const gone = () => !clusterProcesses(cluster).includes(pid);
  signal(pid, 'SIGINT');
  if (await waitUntil(gone, STOP_LIMIT_MS)) return;
  signal(pid, 'SIGQUIT');
  await waitUntil(gone, STOP_LIMIT_MS);
}
