import { existsSync } from 'node:fs';
import { clusterProcesses } from './cluster-processes.ts';
import { describeCluster } from './describe-cluster.ts';
import { type EmbeddedConnection, embeddedConnection } from './embedded-connection.ts';
import { readPostmasterPidFile } from './postmaster-pid-file.ts';

/**
 * The way to the embedded PostgreSQL that runs in this data folder and takes connections; null when none does.
 * The pid file alone is not believed: it outlives a server that was killed.
 *
 * @example
 * const connection = findRunningEmbedded('.couponry');
 * if (connection !== null) await countCoupons(new pg.Pool(connection));
 */
export function findRunningEmbedded(dataFolder: string): EmbeddedConnection | null {
  if (!existsSync(dataFolder)) return null;
  const cluster = describeCluster(dataFolder);
  const file = readPostmasterPidFile(cluster);
  if (file === null || !file.ready || !clusterProcesses(cluster).includes(file.pid)) return null;
  return embeddedConnection(file.socketFolder, file.port);
}
