import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { migrate } from '../../src/platform/migrate.ts';

const TEMPLATE = 'couponry_template';

/** A database of a test file's own. */
export interface TestDatabase {
  readonly connection: EmbeddedConnection;
  /** Drops it, also while connections to it are open. */
  drop(): Promise<void>;
}

/**
 * Clones the migrated, otherwise empty template: a real database for one test file, that no other file sees.
 *
 * @example
 * const database = await createTestDatabase();
 * const pool = new pg.Pool(database.connection);
 * afterAll(async () => { await pool.end(); await database.drop(); });
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnce(server, `create database ${database} template ${TEMPLATE}`);
  return {
    connection: { ...server, database },
    async drop() {
      await left(server, database);
      await runOnce(server, `drop database ${database} with (force)`);
    },
  };
}

/**
 * Waits until nobody is connected to a database, for a few seconds at most. A pool has ended a moment before its connections are gone, and
 * one that is cut off in that moment tells it to nobody.
 */
async function left(server: EmbeddedConnection, database: string): Promise<void> {
  await runOnce(
    server,
    `do $$ begin
      for _ in 1..1000 loop
        perform pg_stat_clear_snapshot();
        exit when not exists (select from pg_stat_activity where datname = '${database}');
        perform pg_sleep(0.005);
      end loop;
    end $$`,
  );
}

/** Makes the template that all test databases are cloned from; once a run. */
export async function createTemplateDatabase(server: EmbeddedConnection): Promise<void> {
  await runOnce(server, `create database ${TEMPLATE}`);
  const pool = new pg.Pool({ ...server, database: TEMPLATE, max: 1 });
  try {
    await migrate(pool);
  } finally {
    // A database that somebody is connected to can't be cloned.
    await pool.end();
  }
}

async function runOnce(server: EmbeddedConnection, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
