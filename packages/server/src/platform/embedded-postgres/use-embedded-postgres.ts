import { setTimeout as pause } from 'node:timers/promises';
import { DataFolderInUseError, readDataFolderOwner } from './data-folder-lock.ts';
import type { EmbeddedConnection } from './embedded-connection.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { findRunningEmbedded } from './find-running-embedded.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

/** A database for the time of one command. */
export interface UsedEmbeddedPostgres {
  readonly connection: EmbeddedConnection;
  /** Stops it if it was started for this command; leaves a server's own alone. */
  stop(): Promise<void>;
}

const RETRY_MS = 100;
const PATIENCE_MS = 30_000;

/**
 * The embedded PostgreSQL for a command: that of a running server, or one started for the command's own time.
 * Waits up to 30 s while a server is still starting, or another command (whose database will end with it)
 * holds the data folder.
 *
 * @throws DataFolderInUseError when the wait was in vain
 * @throws EmbeddedPostgresError when the database can't run
 * @example
 * const postgres = await useEmbeddedPostgres(config.dataFolder, log);
 * try { await audit(postgres.connection); } finally { await postgres.stop(); }
 */
export async function useEmbeddedPostgres(
  dataFolder: string,
  log: EmbeddedPostgresLog,
): Promise<UsedEmbeddedPostgres> {
  const end = Date.now() + PATIENCE_MS;
  let told = false;
  while (true) {
    const owner = await readDataFolderOwner(dataFolder);
    if (owner === null) {
      const started = await startUnlessTaken(dataFolder, log);
      if (started !== null) return started;
      continue;
    }
    const running = owner.purpose === 'serve' ? findRunningEmbedded(dataFolder) : null;
    if (running !== null) return { connection: running, stop: async () => {} };
    if (Date.now() > end) throw new DataFolderInUseError(dataFolder, owner);
    if (!told) log.info(`Waiting for couponry ${owner.purpose} (pid ${owner.pid}).`);
    told = true;
    await pause(RETRY_MS);
  }
}

/** Null when another process took the data folder first. */
async function startUnlessTaken(
  dataFolder: string,
  log: EmbeddedPostgresLog,
): Promise<UsedEmbeddedPostgres | null> {
  try {
    return await startEmbeddedPostgres({ dataFolder, log, owner: { purpose: 'command' } });
  } catch (failure) {
    if (failure instanceof DataFolderInUseError) return null;
    throw failure;
  }
}
