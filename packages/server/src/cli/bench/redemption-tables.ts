import type pg from 'pg';

/** The tables in which a redemption by a new client leaves a row of its own. */
export const REDEMPTION_TABLES = [
  'orders',
  'clients',
  'client_identifiers',
  'coupon_clients',
  'idempotency_keys',
  'redemptions',
] as const;

const COUNTERS = 10_000;

/** Makes what the yardsticks measure on: tables like those of the ledger, and counters. */
export async function makeYardstickTables(pool: pg.Pool): Promise<void> {
  await pool.query('create schema if not exists bench');
  for (const table of [...REDEMPTION_TABLES, 'coupon_totals']) {
    await pool.query(`create table if not exists bench.${table} (like ${table} including all)`);
  }
  await pool.query('drop table if exists bench.counters');
  await pool.query(
    'create table bench.counters (id int primary key, used bigint not null, most bigint not null) with (fillfactor = 50)',
  );
  await pool.query(
    `insert into bench.counters select id, 0, 1000000000 from generate_series(1, ${COUNTERS}) id`,
  );
  await pool.query('vacuum analyze bench.counters');
}
