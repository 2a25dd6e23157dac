import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { makePartitions } from '../src/platform/partitions.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool(database.connection);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function partitionsAt(now: number): Promise<void> {
  const client = await pool.connect();
  try {
    await makePartitions(client, now);
  } finally {
    client.release();
  }
}

/** Stores events with an id of an instant; answers the partition that took them. */
async function partitionOf(at: number): Promise<string> {
  const { rows } = await pool.query(
    `insert into events (workspace_id, id, at, items, size) values (gen_random_uuid(), $1, $2, '[]', 0)
    returning tableoid::regclass::text as partition`,
    [makeId(at), new Date(at)],
  );
  return rows[0].partition;
}

describe('the partitions of the ledger', () => {
  it('are there for this month and the two after it, over the end of a year', async () => {
    await partitionsAt(Date.UTC(2031, 10, 30, 23, 59, 59, 999));
    expect(await partitionOf(Date.UTC(2031, 10, 30, 23, 59, 59, 999))).toBe('events_2031_11');
    expect(await partitionOf(Date.UTC(2031, 11, 1))).toBe('events_2031_12');
    expect(await partitionOf(Date.UTC(2032, 0, 31, 23, 59, 59, 999))).toBe('events_2032_01');
  });

  it.each(['activations', 'redemptions', 'reservations', 'reservation_ends', 'rollbacks', 'events'])(
    'are there for %s, and nothing that is partitioned is left out',
    async (table) => {
      await partitionsAt(Date.UTC(2035, 0, 1));
      const { rows } = await pool.query(
        `select p.relname as name, i.inhrelid::regclass::text as partition
        from pg_inherits i join pg_class p on p.oid = i.inhparent where p.relkind = 'p'`,
      );
      const ahead = ['2035_01', '2035_02', '2035_03'].map((month) => `${table}_${month}`);
      const partitions = rows.flatMap(({ name, partition }) => (name === table ? [partition] : []));
      expect(partitions).toEqual(expect.arrayContaining([`${table}_default`, ...ahead]));
      const names = new Set(rows.map(({ name }) => name));
      const made = [...names].filter((name) => rows.some(({ partition }) => partition === `${name}_2035_01`));
      expect(made).toEqual([...names]);
    },
  );

  it('that were not made in time lose nothing: the default one takes the rows, and goes on to', async () => {
    const late = Date.UTC(2033, 4, 15);
    expect(await partitionOf(late)).toBe('events_default');
    await partitionsAt(late);
    expect(await partitionOf(late + 1)).toBe('events_default');
    expect(await partitionOf(Date.UTC(2033, 5, 1))).toBe('events_2033_06');
  });

  it('can be made by several processes at once, and again', async () => {
    const now = Date.UTC(2034, 0, 1);
    await Promise.all([partitionsAt(now), partitionsAt(now), partitionsAt(now)]);
    await partitionsAt(now);
    expect(await partitionOf(now)).toBe('events_2034_01');
  });
});

describe('the schema', () => {
  it('is made once by several processes that start at once on an empty database', async () => {
    await pool.query('drop schema public cascade');
    await pool.query('create schema public');
    const applied = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
    const migrations = await readdir(new URL('../src/migrations', import.meta.url));
    expect(applied.flat()).toEqual(migrations.filter((name) => name.endsWith('.sql')).toSorted());
  });
});
