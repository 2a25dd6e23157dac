import type pg from 'pg';
import { sqlstateOf } from './db/sqlstate.ts';
import { firstIdAt } from './ids.ts';

/** The tables of the ledger, a partition for each month of the id. */
const PARTITIONED = [
  ...['activations', 'redemptions', 'reservations', 'reservation_ends', 'rollbacks'],
  ...['code_issues', 'code_changes', 'events'],
];

/** How many months after the present one have their partitions already. */
const MONTHS_AHEAD = 2;

/** A month whose rows are in the default partition already: they stay there, and so do those that come. */
const CHECK_VIOLATION = '23514';

/**
 * Makes the partitions of this month and the two after it, where they are missing. Safe to run from several processes at once:
 * a table is locked while a partition of it is made. A row that no partition takes goes to the default one.
 *
 * @param now milliseconds since the epoch
 */
export async function makePartitions(client: pg.ClientBase, now: number): Promise<void> {
  for (const table of PARTITIONED) {
    for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) await makePartition(client, table, now, ahead);
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
  if (await exists(client, name)) return;
  await client.query('begin');
  try {
    await client.query(`lock table ${table}_default in share update exclusive mode`);
    // Identifiers and bounds are our own: table names from the list above, ids made from a number.
    const bounds = `from ('${firstIdAt(from)}') to ('${firstIdAt(to)}')`;
    if (!(await exists(client, name))) {
      await client.query(`create table ${name} partition of ${table} for values ${bounds}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (sqlstateOf(error) !== CHECK_VIOLATION) throw error;
  }
}

async function exists(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    name,
  ]);
  return rows[0]?.found === true;
}
