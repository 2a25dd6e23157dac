import type pg from 'pg';
import { firstIdAt } from './ids.ts';

/** The tables of the ledger, a partition for each month of the id. */
const PARTITIONED = ['activations', 'redemptions', 'events'];

/** How many months after the present one have their partitions already. */
const MONTHS_AHEAD = 2;

/**
 * Makes the partitions of this month and the two after it, where they are missing. Safe to run from several processes at once:
 * each table is locked while its partitions are made. A row that no partition takes goes to the default one.
 *
 * @param now milliseconds since the epoch
 */
export async function makePartitions(client: pg.ClientBase, now: number): Promise<void> {
  for (const table of PARTITIONED) {
    await client.query('begin');
    try {
      await client.query(`lock table ${table}_default in share update exclusive mode`);
      for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) await makePartition(client, table, now, ahead);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
}

async function makePartition(
  client: pg.ClientBase,
  table: string,
  now: number,
  ahead: number,
): Promise<void> {
  const month = new Date(now);
  const from = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + ahead);
  const to = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + ahead + 1);
  const name = `${table}_${new Date(from).toISOString().slice(0, 7).replace('-', '_')}`;
  const existing = await client.query('select to_regclass($1) is not null as exists', [name]);
  if (existing.rows[0]?.exists === true) return;
  // Identifiers and bounds are our own: table names from the list above, ids made from a number.
  await client.query(
    `create table ${name} partition of ${table} for values from ('${firstIdAt(from)}') to ('${firstIdAt(to)}')`,
  );
}
