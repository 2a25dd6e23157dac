import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePartitions } from '../src/platform/partitions.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

let database: TestDatabase;
let client: pg.Client;
let rules: string;

beforeAll(async () => {
  rules = await readFile(new URL('./support/schema-rules.sql', import.meta.url), 'utf8');
  database = await createTestDatabase();
  client = new pg.Client(database.connection);
  client.on('error', () => {});
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function violations(): Promise<{ rule: string; object: string }[]> {
  const { rows } = await client.query(rules);
  return rows.map(({ rule, object }) => ({ rule, object }));
}

describe('the schema', () => {
  test('can be distributed by workspace', async () => {
    expect(await violations()).toEqual([]);
  });

  test('can be so with the partitions of the next months', async () => {
    const pool = new pg.Pool({ ...database.connection, max: 1 });
    const connection = await pool.connect();
    await makePartitions(connection, Date.now());
    connection.release();
    await pool.end();
    expect(await violations()).toEqual([]);
  });

  test('lists only tables that are there as nobody’s shard', async () => {
    const listed = [...rules.matchAll(/\('([a-z_]+)', '(?:reference|local)'\)/g)].map(([, name]) => name);
    const { rows } = await client.query(
      "select table_name from information_schema.tables where table_schema = 'public' and table_name = any($1)",
      [listed],
    );
    expect(rows.map(({ table_name }) => table_name).toSorted()).toEqual(listed.toSorted());
  });
});

describe('a schema is refused', () => {
  const KEY = 'workspace_id uuid not null, id uuid not null, primary key (workspace_id, id)';
  test.each([
    ['a table has workspace_id uuid not null', 'create table bad (id uuid primary key)'],
    [
      'a table has workspace_id uuid not null',
      'create table bad (workspace_id text, id uuid, primary key (workspace_id, id))',
    ],
    [
      'a primary key begins with workspace_id',
      'create table bad (workspace_id uuid not null, id uuid, primary key (id, workspace_id))',
    ],
    ['a primary key begins with workspace_id', 'create table bad (workspace_id uuid not null)'],
    ['a unique index contains workspace_id', `create table bad (${KEY}, code text unique)`],
    [
      'a foreign key carries workspace_id on the same place',
      `create table bad (${KEY}, other uuid, other_workspace uuid,
        foreign key (other_workspace, other) references coupons (workspace_id, id))`,
    ],
    [
      'no foreign key leads from a listed table to a sharded one, none from a sharded to a local one',
      'alter table api_keys add constraint bad foreign key (workspace_id, id) references coupons (workspace_id, id)',
    ],
    [
      'a foreign key sets nothing to null or default, and cascades no update',
      `create table bad (${KEY}, coupon uuid,
        foreign key (workspace_id, coupon) references coupons (workspace_id, id) on delete set null)`,
    ],
    [
      'a table has no trigger',
      `create function bad() returns trigger language plpgsql as 'begin return new; end';
        create trigger bad before insert on coupons for each row execute function bad()`,
    ],
    [
      'a column counts by no sequence',
      `create table bad (${KEY}, number bigint generated always as identity)`,
    ],
    ['a column counts by no sequence', `create table bad (${KEY}, number bigserial)`],
    [
      'a default is a constant, now() or gen_random_uuid()',
      `create table bad (${KEY}, at timestamptz default clock_timestamp())`,
    ],
    [
      'a partition key is in the primary key and is not workspace_id',
      `create table bad (${KEY}) partition by range (workspace_id)`,
    ],
    ['a table is logged, inherits from none and has no rule', `create unlogged table bad (${KEY})`],
    [
      'a table is logged, inherits from none and has no rule',
      'create rule bad as on delete to coupons do instead nothing',
    ],
    [
      'a policy reads its setting so that null is safe',
      "create policy bad on coupons using (workspace_id = current_setting('w')::uuid)",
    ],
    [
      'a function that touches a table takes p_workspace_id uuid first',
      "create function bad() returns bigint language sql as 'select count(*) from coupons'",
    ],
    [
      'a function notifies nobody, takes no advisory lock, sets nothing, asks no clock and inserts in no with',
      "create function bad() returns void language plpgsql as 'begin perform pg_advisory_lock(1); end'",
    ],
    ['an index begins with workspace_id', 'create index bad on coupons (created_at)'],
  ])('where not: %s', async (rule, statement) => {
    await client.query('begin');
    try {
      await client.query(statement);
      expect((await violations()).map((violation) => violation.rule)).toContain(rule);
    } finally {
      await client.query('rollback');
    }
  });
});
