import pg from 'pg';
import type { EmbeddedConnection } from './embedded-connection.ts';

/** Creates the connection's database in its cluster unless it is there. */
export async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  // The server may end at any moment; the query's own failure tells that as well.
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [connection.database]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
