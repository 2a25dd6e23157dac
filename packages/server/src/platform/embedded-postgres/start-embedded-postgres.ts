import { existsSync } from 'node:fs';
import { clearCluster } from './clear-cluster.ts';
import { createCluster } from './create-cluster.ts';
import { type DataFolderLock, type DataFolderPurpose, lockDataFolder } from './data-folder-lock.ts';
import { describeCluster } from './describe-cluster.ts';
import { type EmbeddedConnection, embeddedConnection } from './embedded-connection.ts';
import { explainFileFailure } from './embedded-postgres-error.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { guardPrefix, refuseUnseenServer } from './folder-guard.ts';
import { keepRunning } from './keep-running.ts';
import { locatePostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { postgresSettings, settingArguments } from './postgres-settings.ts';
import { chooseRunIdentity, type RunIdentity } from './run-identity.ts';
import { memoryOfMachine, sharedBuffersFor } from './shared-buffers.ts';
import { socketFolderOf } from './socket-folder.ts';

/** An embedded PostgreSQL that runs until it is stopped. */
export interface EmbeddedPostgres {
  readonly connection: EmbeddedConnection;
  /** The server's process at this moment; another one after it had to be started again. */
  readonly pid: number;
  /** Stops it and waits until it is really gone, at most 10 s in peace; a second call waits for the same end. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** COUPONRY_DATA; made if it is missing. */
  readonly dataFolder: string;
  readonly log: EmbeddedPostgresLog;
  /** Who is to be named when another process wants the same data folder. */
  readonly owner: { readonly purpose: DataFolderPurpose; readonly url?: string };
  /** Told, with how it ended, each time the server ended without `stop()`, before it is started again. */
  readonly onUnexpectedExit?: (how: string) => void;
  /** PostgreSQL's own cache, for example `256MB`; by default what fits this machine. */
  readonly sharedBuffers?: string;
}

/**
 * Starts the PostgreSQL of a data folder, making database and folder if they are missing, and keeps it running:
 * whatever ends it, it is started again, until `stop()`. What earlier runs left behind (a running server, its
 * backends, stale pid and socket files) is cleared away first. When this process is killed, the database ends
 * by itself.
 *
 * Call it from the main thread: the database ends with the thread that started it.
 *
 * @throws DataFolderInUseError when another process holds the data folder
 * @throws EmbeddedPostgresError when it can't run: full disk, unreadable folder, other version, no way to run it
 * @example
 * const postgres = await startEmbeddedPostgres({ dataFolder: '.couponry', log, owner: { purpose: 'serve' } });
 * const pool = new pg.Pool(postgres.connection);
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, owner } = options;
  const binaries = await locatePostgres();
  const identity = chooseRunIdentity(binaries);
  // To a process in another container its owner looks dead; it must keep its lock.
  if (existsSync(dataFolder)) await refuseUnseenServer(describeCluster(dataFolder));
  const lock = await lockDataFolder(dataFolder, owner.purpose, owner.url);
  try {
    return await startLocked(lock, binaries, identity, options);
  } catch (failure) {
    await lock.release();
    throw explainFileFailure(failure, lock.dataFolder);
  }
}

async function startLocked(
  lock: DataFolderLock,
  binaries: PostgresBinaries,
  identity: RunIdentity,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log, onUnexpectedExit = () => {} } = options;
  const { sharedBuffers = `${sharedBuffersFor(memoryOfMachine())}MB` } = options;
  const cluster = describeCluster(lock.dataFolder);
  // Before the files may change their owner.
  await clearCluster(cluster, log);
  await createCluster(cluster, binaries, identity, log);
  const settings = postgresSettings(binaries, identity, cluster, sharedBuffers);
  const program = [...identity.prefix, ...guardPrefix(cluster), binaries.postgres];
  const command = [...program, '-D', cluster.folder, ...settingArguments(settings)];
  const connection = embeddedConnection(socketFolderOf(cluster));
  const server = await keepRunning({ cluster, command, connection, log, onUnexpectedExit });
  let stopped: Promise<void> | undefined;
  return {
    connection,
    get pid() {
      return server.pid;
    },
    stop() {
      stopped ??= server.stop().finally(() => lock.release());
      return stopped;
    },
  };
}
