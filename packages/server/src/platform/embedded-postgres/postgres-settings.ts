import { spawnSync } from 'node:child_process';
import type { Cluster } from './describe-cluster.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { RunIdentity } from './run-identity.ts';
import { SOCKET_PORT, socketFolderOf } from './socket-folder.ts';

/**
 * The settings of the embedded PostgreSQL: for a small machine, for group commit, and with nothing that would
 * lose an acknowledged transaction. Given on the command line at each start, so that a newer Couponry changes
 * them and a full disk can't leave half a configuration file.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  // Only a Unix socket in a folder of our own: no port to collide with, no password to keep.
  listen_addresses: '',
  max_connections: '100',

  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_buffers: '16MB',
  // What has been written is written anew instead of making files, which everybody would wait for.
  min_wal_size: '2GB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',

  // Counters are updated in place thousands of times a second: dead rows must go soon.
  autovacuum_naptime: '10s',
  autovacuum_vacuum_cost_limit: '2000',

  // After a crash all files are synced before its log is repeated; one call for all is a second less on a busy disk.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),

  // What is asked on the way of a redemption goes by index, whatever the statistics say. A tenth of the usual sample is enough for
  // reports: in a rush every table of the ledger is sampled each time it has grown by a tenth, which took a quarter of all that
  // the database does.
  default_statistics_target: '10',

  jit: 'off',
  random_page_cost: '1.1',
  track_io_timing: 'off',
  // Otherwise taken from the environment of whoever starts us.
  datestyle: 'ISO',
  client_encoding: 'UTF8',
  timezone: 'UTC',
  log_timezone: 'UTC',

  // No personal data in the log: statements, their values and DETAIL lines stay out; so do ERROR lines, whose
  // text may quote a value and which the client is told anyway ("log" ranks above "error").
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** PostgreSQL's arguments for one setting a pair, ready for the command line. */
export function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * All settings of one cluster.
 *
 * @param sharedBuffers PostgreSQL's own cache, in PostgreSQL's notation, for example `256MB`
 */
export function postgresSettings(
  binaries: PostgresBinaries,
  identity: RunIdentity,
  cluster: Cluster,
  sharedBuffers: string,
): Readonly<Record<string, string>> {
  return {
    ...SETTINGS,
    shared_buffers: sharedBuffers,
    wal_compression: compressesWithLz4(binaries, identity, cluster) ? 'lz4' : 'off',
    cluster_name: cluster.name,
    unix_socket_directories: socketFolderOf(cluster),
    port: String(SOCKET_PORT),
  };
}

/** Some builds come without the library. */
function compressesWithLz4(binaries: PostgresBinaries, identity: RunIdentity, cluster: Cluster): boolean {
  const ask = ['-C', 'wal_compression', '-c', 'wal_compression=lz4', '-D', cluster.folder];
  const [command = '', ...args] = [...identity.prefix, binaries.postgres, ...ask];
  return spawnSync(command, args).status === 0;
}
