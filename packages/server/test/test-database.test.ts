import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './support/test-database.ts';

test('a test database is migrated and a world of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client(one.connection);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n from schema_migrations');
  expect(rows[0].n).toBeGreaterThan(0);
  await client.query('create table only_here ()');
  const elsewhere = new pg.Client(other.connection);
  await elsewhere.connect();
  await expect(elsewhere.query('select from only_here')).rejects.toThrow('does not exist');
  await elsewhere.end();
  await Promise.all([one.drop(), other.drop()]);
  await expect(new pg.Client(one.connection).connect()).rejects.toThrow('does not exist');
});
