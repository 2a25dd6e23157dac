import pg from 'pg';
import { pipeline } from '../../platform/db/pipeline.ts';
import type { Statement } from '../../platform/db/statement.ts';
import { type Latencies, latenciesOf } from './load-job.ts';
import { REDEMPTION_TABLES } from './redemption-tables.ts';
import type { YardstickJob } from './yardstick-job.ts';

/** Rows that are written again and again; the transaction before takes them out, so that no key is there twice. */
const TEMPLATES = 2000;

const BEGIN: Statement = { name: 'begin', text: 'begin', values: [] };
const COMMIT: Statement = { name: 'commit', text: 'commit', values: [] };

/** The statements that lock, read and count, for a coupon: each finds its row by its key. */
function couponStatements(values: readonly string[]) {
  const statement = (name: string, text: string): Statement => ({ name, text, values });
  const key = (column: string): string => `where workspace_id = $1::uuid and ${column} = $2::uuid`;
  return {
    lock: statement('lock', `select id from coupons ${key('id')} for no key update`),
    read: statement('read', `select activations from bench.coupon_totals ${key('coupon_id')}`),
    count: statement(
      'count',
      `update bench.coupon_totals set activations = activations + 1 ${key('coupon_id')}`,
    ),
  };
}

/**
 * Measures how long a transaction takes that does to the database what a redemption of a hot coupon does: it locks and reads the
 * coupon and its total, writes a row in each of the tables, and counts.
 */
export async function measureTransactions({
  target,
  seconds,
  way,
}: Extract<YardstickJob, { kind: 'transaction' }>): Promise<Latencies> {
  const client = new pg.Client(target);
  await client.connect();
  const transactions = await prepareTransactions(client, way);
  const measured: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let index = 0; performance.now() < end; index += 1) {
    // Else the keys would be there already.
    if (index % transactions.length === 0) await clear(client);
    const started = performance.now();
    for (const statements of transactions[index % transactions.length] ?? []) {
      await pipeline(client, statements);
    }
    measured.push(performance.now() - started);
  }
  await client.end();
  return latenciesOf(measured);
}

async function clear(client: pg.Client): Promise<void> {
  await client.query(`truncate ${REDEMPTION_TABLES.map((table) => `bench.${table}`).join(', ')}`);
}

/** The key of a coupon of which bench.coupon_totals has a row from now on. */
async function someCoupon(client: pg.Client): Promise<readonly string[]> {
  await client.query('truncate bench.coupon_totals');
  const { rows } = await client.query<{ workspace_id: string; coupon_id: string }>(
    'insert into bench.coupon_totals select * from coupon_totals limit 1 returning workspace_id, coupon_id',
  );
  return [rows[0]?.workspace_id ?? '', rows[0]?.coupon_id ?? ''];
}

/** Transactions as the packets in which their statements travel. */
async function prepareTransactions(
  client: pg.Client,
  way: Extract<YardstickJob, { kind: 'transaction' }>['way'],
): Promise<Statement[][][]> {
  const tables: readonly string[] = way === 'smallest' ? ['redemptions'] : REDEMPTION_TABLES;
  const inserts: Statement[][] = [];
  const { lock, read, count } = couponStatements(await someCoupon(client));
  for (const table of tables) inserts.push(await readInserts(client, table));
  const fewest = Math.min(...inserts.map(({ length }) => length));
  return Array.from({ length: fewest }, (_, index) => {
    const rows = inserts.flatMap((statements) => statements[index] ?? []);
    if (way === 'smallest') return [BEGIN, ...rows, COMMIT].map((statement) => [statement]);
    const packets = [
      [BEGIN, lock, read],
      [...rows, count, COMMIT],
    ];
    return way === 'two packets' ? packets : packets.flat().map((statement) => [statement]);
  });
}

/** Inserts of rows that redemptions have really left, whatever columns they have. */
async function readInserts(client: pg.Client, table: string): Promise<Statement[]> {
  const { rows } = await client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t limit ${TEMPLATES}`,
  );
  const text = `insert into bench.${table} select * from jsonb_populate_record(null::bench.${table}, $1::jsonb)`;
  return rows.map(({ row }) => ({ name: `insert_${table}`, text, values: [row] }));
}
