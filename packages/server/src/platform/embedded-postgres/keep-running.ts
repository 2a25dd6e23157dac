import { setTimeout as pause } from 'node:timers/promises';
import { clearCluster } from './clear-cluster.ts';
import type { Cluster } from './describe-cluster.ts';
import type { EmbeddedConnection } from './embedded-connection.ts';
import type { EmbeddedPostgresLog } from './embedded-postgres-log.ts';
import { ensureDatabase } from './ensure-database.ts';
import { explainPostgresFailure } from './explain-postgres-failure.ts';
import { type PostgresProcess, startPostgresProcess } from './postgres-process.ts';
import { makeSocketFolder, socketFolderOf } from './socket-folder.ts';

/** What is kept running, and who is told. */
export interface KeptServer {
  readonly cluster: Cluster;
  readonly command: readonly string[];
  readonly connection: EmbeddedConnection;
  readonly log: EmbeddedPostgresLog;
  readonly onUnexpectedExit: (how: string) => void;
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;
/** A server that ran this long had nothing wrong with its start. */
const SOUND_MS = 30_000;

/**
 * Starts the server and starts it again, whatever ends it, until `stop()`. At once the first time; the delay
 * doubles up to 5 s while it can't start or doesn't last.
 *
 * @throws EmbeddedPostgresError when the very first start fails; later failures are logged and tried again
 */
export async function keepRunning(
  kept: KeptServer,
): Promise<{ readonly pid: number; stop(): Promise<void> }> {
  const stopping = new AbortController();
  let server = await start(kept, stopping.signal);
  kept.log.info(`The embedded PostgreSQL runs (pid ${server.pid}).`);

  const watch = async () => {
    let startedAt = Date.now();
    let delayMs = 0;
    while (true) {
      const how = await server.ended;
      if (stopping.signal.aborted) return;
      kept.log.warn(
        `The embedded PostgreSQL (pid ${server.pid}) ended unexpectedly (${how}); starting it again.`,
      );
      kept.onUnexpectedExit(how);
      delayMs = Date.now() - startedAt >= SOUND_MS ? 0 : delayMs;
      const next = await restart(kept, stopping.signal, delayMs);
      if (next === null) return;
      server = next.server;
      delayMs = next.delayMs;
      startedAt = Date.now();
      if (stopping.signal.aborted) await server.stop();
      kept.log.info(`The embedded PostgreSQL runs again (pid ${server.pid}).`);
    }
  };
  const watched = watch();

  return {
    get pid() {
      return server.pid;
    },
    async stop() {
      stopping.abort();
      await server.stop();
      await watched;
      await clearCluster(kept.cluster, kept.log);
      kept.log.info('The embedded PostgreSQL has stopped.');
    },
  };
}

async function start(kept: KeptServer, aborted: AbortSignal): Promise<PostgresProcess> {
  await clearCluster(kept.cluster, kept.log);
  await makeSocketFolder(socketFolderOf(kept.cluster));
  const server = await startPostgresProcess(kept.cluster, kept.command, kept.log, aborted);
  try {
    await ensureDatabase(kept.connection);
    return server;
  } catch (failure) {
    await server.stop();
    throw explainPostgresFailure(String(failure), kept.cluster);
  }
}

/** Null when `stop()` came first; otherwise the server and how long the next restart is to wait. */
async function restart(
  kept: KeptServer,
  aborted: AbortSignal,
  firstDelayMs: number,
): Promise<{ server: PostgresProcess; delayMs: number } | null> {
  let delayMs = firstDelayMs;
  while (!aborted.aborted) {
    await pause(delayMs, undefined, { signal: aborted }).catch(() => {});
    delayMs = Math.min(Math.max(delayMs * 2, FIRST_DELAY_MS), LONGEST_DELAY_MS);
    if (aborted.aborted) return null;
    try {
      return { server: await start(kept, aborted), delayMs };
    } catch (failure) {
      if (aborted.aborted) return null;
      const why = failure instanceof Error ? failure.message : String(failure);
      kept.log.error(`The embedded PostgreSQL could not be started again; next try in ${delayMs} ms. ${why}`);
    }
  }
  return null;
}
