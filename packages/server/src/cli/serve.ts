import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createApp } from '../app.ts';
import { bootstrap } from '../commands/workspaces/bootstrap.ts';
import { listWorkspaces } from '../commands/workspaces/workspaces.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { openCommandPool } from '../platform/db/open-pool.ts';
import type { ConnectionTarget } from '../platform/db/pools.ts';
import { explainFileFailure } from '../platform/embedded-postgres/embedded-postgres-error.ts';
import { makeId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { adoptFirstKeys, draftFirstKeys, greeting, noteConsoleUrl } from './first-keys.ts';
import { listen, refusePortInUse } from './listen.ts';
import { type OpenDatabase, openServerDatabase } from './open-database.ts';
import { removeServerFile, writeServerFile } from './server-file.ts';
import type { Serving } from './serving.ts';
import { stopServing } from './stop-serving.ts';
import { onStopSignal } from './stop-signal.ts';
import { startWorkers } from './workers.ts';

/** Serves until a signal; resolves when it is ready. */
export async function serve(config: Config, log: Log): Promise<void> {
  await refusePortInUse(config);
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw explainFileFailure(error, resolve(config.dataFolder));
  });
  const database = await openServerDatabase(config, log);
  try {
    await serveFrom(config, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serveFrom(config: Config, database: OpenDatabase, log: Log): Promise<void> {
  const made = await prepareDatabase(config, database.target);
  const serving =
    config.workers > 1
      ? await startWorkers(config, database.target, log)
      : await serveHere(config, database.target, log);
  const url = `http://${hostInUrl(config.host)}:${serving.port}`;
  await writeServerFile(config.dataFolder, url).catch((error: unknown) => {
    throw explainFileFailure(error, resolve(config.dataFolder));
  });
  onStopSignal(async () => {
    await removeServerFile(config.dataFolder);
    await serving.stop();
    await database.close();
  });
  if (made !== null) {
    await noteConsoleUrl(config.dataFolder, made, config.publicUrl ?? url);
    console.log(greeting(config.dataFolder, url));
  }
  console.log(`Couponry is ready at ${url}`);
}

/** Serves in this process. */
export async function serveHere(config: Config, database: ConnectionTarget, log: Log): Promise<Serving> {
  const app = await createApp({ config, database, log, readAllMetrics: null });
  try {
    const port = await listen(app, config);
    return { port, stop: () => stopServing(app) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Brings the schema up to date; the id of the first workspace when this made it, else null. */
export async function prepareDatabase(config: Config, target: ConnectionTarget): Promise<string | null> {
  const pool = openCommandPool(target);
  try {
    await migrate(pool);
    const { dataFolder } = config;
    const ports = { pool, clock: systemClock, makeId };
    const made = await bootstrap(ports, async (planned) => {
      const url = config.publicUrl ?? `http://${hostInUrl(config.host)}:${config.port}`;
      await draftFirstKeys(dataFolder, planned, url).catch((error: unknown) => {
        throw explainFileFailure(error, resolve(dataFolder));
      });
    });
    const workspaces = await listWorkspaces(pool);
    await adoptFirstKeys(
      dataFolder,
      workspaces.map(({ id }) => id),
    );
    return made?.workspace.id ?? null;
  } finally {
    await pool.end();
  }
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
