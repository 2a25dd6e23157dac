import type pg from 'pg';
import type { Config } from '../config.ts';
import { openCommandPool } from '../platform/db/open-pool.ts';
import type { ConnectionTarget } from '../platform/db/pools.ts';
import { startLogReserve } from '../platform/embedded-postgres/log-reserve.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/start-embedded-postgres.ts';
import { useEmbeddedPostgres } from '../platform/embedded-postgres/use-embedded-postgres.ts';
import type { Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';

/** A database that can be reached, and how to let go of it. */
export interface OpenDatabase {
  readonly target: ConnectionTarget;
  close(): Promise<void>;
}

/** The database of a server: the one that `DATABASE_URL` names, or an embedded one that runs as long as the server. */
export async function openServerDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return external(config.databaseUrl);
  const { dataFolder } = config;
  const embedded = await startEmbeddedPostgres({ dataFolder, log, owner: { purpose: 'serve' } });
  const reserve = startLogReserve(embedded.connection, dataFolder, log);
  return {
    target: embedded.connection,
    async close() {
      await reserve.stop();
      await embedded.stop();
    },
  };
}

/** Does something with the database of a command: a running server's, or one that is started for this. */
export async function withDatabase<Result>(
  config: Config,
  log: Log,
  work: (pool: pg.Pool, target: ConnectionTarget) => Promise<Result>,
): Promise<Result> {
  const database = await openCommandDatabase(config, log);
  const pool = openCommandPool(database.target);
  try {
    await migrate(pool);
    return await work(pool, database.target);
  } finally {
    await pool.end();
    await database.close();
  }
}

/** The database of a command: a running server's, or one that runs as long as the command. */
export async function openCommandDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return external(config.databaseUrl);
  const embedded = await useEmbeddedPostgres(config.dataFolder, log);
  return { target: embedded.connection, close: () => embedded.stop() };
}

function external(connectionString: string): OpenDatabase {
  return { target: { connectionString }, close: async () => {} };
}
