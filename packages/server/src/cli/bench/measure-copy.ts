import pg from 'pg';
import { copyIn, copyOut } from './copy.ts';
import { REDEMPTION_TABLES } from './redemption-tables.ts';
import type { YardstickJob, YardstickResult } from './yardstick-job.ts';

/** About as many as a rush writes in some seconds; more would only fill the disk. */
const ROWS = 20_000;

/** Measures `COPY` of the very rows that redemptions wrote, into empty tables with the same indexes, in one transaction. */
export async function measureCopy({
  target,
  seconds,
}: Extract<YardstickJob, { kind: 'copy' }>): Promise<YardstickResult['copy']> {
  const client = new pg.Client(target);
  await client.connect();
  const written = new Map<string, Buffer>();
  for (const table of REDEMPTION_TABLES) {
    written.set(table, await copyOut(client, `copy (select * from ${table} limit ${ROWS}) to stdout`));
  }
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int from (select 1 from redemptions limit ${ROWS}) r`,
  );
  const redemptions = rows[0]?.count ?? 0;
  const until = performance.now() + seconds * 1000;
  let spent = 0;
  let rounds = 0;
  do {
    await client.query(`truncate ${REDEMPTION_TABLES.map((table) => `bench.${table}`).join(', ')}`);
    const started = performance.now();
    await client.query('begin');
    for (const [table, chunk] of written) await copyIn(client, `copy bench.${table} from stdin`, [chunk]);
    await client.query('commit');
    spent += performance.now() - started;
    rounds += 1;
  } while (performance.now() < until);
  await client.end();
  return { perSecond: (1000 * rounds * redemptions) / spent, redemptions };
}
