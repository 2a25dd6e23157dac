import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

/** What a migration got after databases had been made with it. */
const LATE = {
  '0002-checkout.sql': [
    /alter table events add column size[\s\S]*?alter table idempotency_keys alter column result type text;/,
  ],
  '0003-carts.sql': [
    /alter table redemptions add column cart[\s\S]*?alter table returns add column lines text;/,
    /alter table clients\s+add column tags[\s\S]*?;/,
  ],
} satisfies Readonly<Record<string, readonly RegExp[]>>;

let made: TestDatabase;
let schema: unknown;

beforeAll(async () => {
  made = await createTestDatabase();
  const pool = new pg.Pool({ ...made.connection, max: 1 });
  schema = await schemaOf(pool);
  await pool.end();
});

afterAll(() => made.drop());

/** The columns and indexes of a database, by name. */
async function schemaOf(pool: pg.Pool): Promise<unknown> {
  const columns = await pool.query(`
    select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid) as fallback
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped
    order by 1, 2`);
  const indexes = await pool.query(
    `select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  );
  return { columns: columns.rows, indexes: indexes.rows };
}

/** A database as it was made while a migration had none of these parts yet; something has happened in it. */
async function makeWithout(pool: pg.Pool, late: typeof LATE, through: string): Promise<void> {
  await pool.query('drop schema public cascade; create schema public');
  await pool.query('create table schema_migrations (name text primary key, applied_at timestamptz not null)');
  for (const name of ['0001-coupons.sql', '0002-checkout.sql', '0003-carts.sql']) {
    if (name > through) break;
    let text = await readFile(new URL(`../src/migrations/${name}`, import.meta.url), 'utf8');
    for (const part of name in late ? late[name as keyof typeof LATE] : []) {
      expect(text).toMatch(part);
      text = text.replace(part, '');
    }
    await pool.query(text);
    await pool.query('insert into schema_migrations values ($1, now())', [name]);
  }
}

describe('a database that was made before a migration had all of its parts', () => {
  const { '0003-carts.sql': cartParts } = LATE;
  test.each([
    ['a part of 0002', { ...LATE, '0003-carts.sql': [] }, '0002-checkout.sql'],
    ['two parts of 0003', { '0002-checkout.sql': [], '0003-carts.sql': cartParts }, '0003-carts.sql'],
    ['a part of 0003', { '0002-checkout.sql': [], '0003-carts.sql': cartParts.slice(1) }, '0003-carts.sql'],
  ])('has the schema of all others in the end: %s', async (_what, late, through) => {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ ...database.connection, max: 1 });
    try {
      await makeWithout(pool, late, through);
      await migrate(pool);
      expect(await schemaOf(pool)).toEqual(schema);
    } finally {
      await pool.end();
      await database.drop();
    }
  });

  test('knows how many events each of its batches has', async () => {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ ...database.connection, max: 1 });
    try {
      await makeWithout(pool, { ...LATE, '0003-carts.sql': [] }, '0002-checkout.sql');
      const at = Date.UTC(2026, 10, 22, 16);
      await pool.query('insert into events (workspace_id, id, at, items) values ($1, $2, $3, $4)', [
        ...[makeId(at), makeId(at), new Date(at)],
        JSON.stringify([{ type: 'one' }, { type: 'two' }]),
      ]);
      await migrate(pool);
      const { rows } = await pool.query('select size, items from events');
      expect(rows).toEqual([{ size: 2, items: '[{"type": "one"}, {"type": "two"}]' }]);
    } finally {
      await pool.end();
      await database.drop();
    }
  });
});
