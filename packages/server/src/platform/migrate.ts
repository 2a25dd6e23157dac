import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { systemClock } from './clock.ts';
import { sqlstateOf } from './db/sqlstate.ts';
import { connect } from './db/transaction.ts';
import { makePartitions } from './partitions.ts';

const UNIQUE_VIOLATION = '23505';
const DUPLICATE_TABLE = '42P07';
/** Of the type that each table has of its own. */
const DUPLICATE_OBJECT = '42710';
const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url));

/** The database was made by a newer version of the program. `message` is ready to print. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer';
}

/** The database would lose answered redemptions in a crash, or can not hold what people write. `message` is ready to print. */
export class DatabaseUnfit extends Error {
  override name = 'DatabaseUnfit';
}

/**
 * Brings a database to the present schema: forward only, all that is missing in one transaction, one process at a time.
 *
 * @returns the names of the migrations that were applied
 * @throws DatabaseIsNewer, DatabaseUnfit, DatabaseUnavailable
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await connect(pool);
  try {
    await refuseVolatile(client);
    await refuseOtherLetters(client);
    await makeList(client);
    const applied = await applyMissing(client);
    await makePartitions(client, systemClock.now());
    return applied;
  } finally {
    client.release();
  }
}

/** Two processes that make the list at the same instant: one is told that it is there already, and it is. */
async function makeList(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`create table if not exists schema_migrations (
      name text primary key, applied_at timestamptz not null)`);
  } catch (error) {
    const isThere = [UNIQUE_VIOLATION, DUPLICATE_TABLE, DUPLICATE_OBJECT].includes(sqlstateOf(error) ?? '');
    if (!isThere) throw error;
  }
}

async function applyMissing(client: pg.ClientBase): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  await client.query('begin');
  try {
    await client.query('lock table schema_migrations in exclusive mode');
    const { rows } = await client.query<{ name: string }>('select name from schema_migrations');
    const done = new Set(rows.map(({ name }) => name));
    const unknown = [...done].filter((name) => !files.includes(name)).sort();
    if (unknown.length > 0) {
      throw new DatabaseIsNewer(
        `The database is newer than this program: it has ${unknown.join(', ')}. Start the version of Couponry that made it.`,
      );
    }
    const missing = files.filter((name) => !done.has(name));
    for (const name of missing) {
      await client.query(await readFile(`${FOLDER}${name}`, 'utf8'));
      const values = [name, new Date(systemClock.now())];
      await client.query('insert into schema_migrations (name, applied_at) values ($1, $2)', values);
    }
    await client.query('commit');
    return missing;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function refuseVolatile(client: pg.ClientBase): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [setting]);
    if (rows[0]?.value === 'on') continue;
    throw new DatabaseUnfit(
      `The database has ${setting} off and would lose redemptions in a crash. Set ${setting} = on in postgresql.conf and restart it.`,
    );
  }
}

/** SQL_ASCII keeps whatever it is given, and so all letters. */
async function refuseOtherLetters(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>(
    `select current_setting('server_encoding') as encoding`,
  );
  const encoding = rows[0]?.encoding ?? '';
  if (['UTF8', 'SQL_ASCII'].includes(encoding)) return;
  throw new DatabaseUnfit(
    `The database has the encoding ${encoding}, in which most letters of the world can not be kept. Create one with encoding 'UTF8' template template0.`,
  );
}
