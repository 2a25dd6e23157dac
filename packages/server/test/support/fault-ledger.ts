import pg from 'pg';
import { expect } from 'vitest';
import type { ConnectionTarget } from '../../src/platform/db/pools.ts';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { findRunningEmbedded } from '../../src/platform/embedded-postgres/find-running-embedded.ts';
import type { ShopClient } from './fault-client.ts';
import type { Load, Use } from './fault-load.ts';
import { runCouponry, type Settings } from './fault-server.ts';

/** Coupons whose redemptions have each their own way of going wrong, and the most redemptions they allow. */
export const MIX = { first: 'FIRST400', open: 'OPEN', twice: 'TWICE' } as const;
const FIRST_LIMIT = 400;
const CLIENT_LIMIT = 2;
const MIX_CLIENTS = 150;

/** Makes the coupons of the mix. */
export async function makeMix(shop: ShopClient, url: string): Promise<void> {
  await shop.makeCoupon(url, { name: 'The first 400', code: MIX.first, limitGlobal: FIRST_LIMIT });
  await shop.makeCoupon(url, { name: 'For everybody', code: MIX.open });
  await shop.makeCoupon(url, { name: 'Twice a client', code: MIX.twice, limitPerClient: CLIENT_LIMIT });
}

/** The n-th use of the mix. */
export function useOfMix(n: number): Use {
  const orderId = `order-${n}`;
  if (n % 4 === 0) return { orderId, code: MIX.first };
  if (n % 4 === 1) return { orderId, code: MIX.twice, customIdentify: `client-${n % MIX_CLIENTS}` };
  return { orderId, code: MIX.open };
}

/** Asks the database past all servers. */
export async function ask<Row extends pg.QueryResultRow>(
  target: ConnectionTarget | EmbeddedConnection,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(target);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** The embedded database of a running server. */
export function embeddedOf({ COUPONRY_DATA = '' }: Settings): EmbeddedConnection {
  const found = findRunningEmbedded(COUPONRY_DATA);
  if (found === null) throw new Error('The embedded database does not run');
  return found;
}

/** What the ledger has: every order that was told of its success exactly once, nothing else, and no limit exceeded. */
export async function expectTrueLedger(target: EmbeddedConnection, loads: readonly Load[]): Promise<void> {
  const rows = await ask<{ name: string; n: number }>(
    target,
    `select order_id || ' ' || code as name, count(*)::int as n from redemptions group by 1`,
  );
  const stored = new Map(rows.map(({ name, n }) => [name, n]));
  const told = loads.flatMap((load) => load.successes().map(({ orderId, code }) => `${orderId} ${code}`));
  expect(told.filter((name) => stored.get(name) !== 1)).toEqual([]);
  expect(rows.filter(({ n }) => n > 1)).toEqual([]);
  const known = new Set(told);
  expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  const uses = await ask<{ n: number }>(
    target,
    'select count(*)::int as n from redemptions where code = $1',
    [MIX.first],
  );
  expect(uses[0]?.n).toBeLessThanOrEqual(FIRST_LIMIT);
  const greedy = await ask(
    target,
    'select client_id from redemptions where code = $1 group by client_id having count(*) > $2',
    [MIX.twice, CLIENT_LIMIT],
  );
  expect(greedy).toEqual([]);
}

/** No shop was told anything it should not be told. */
export function expectSoundAnswers(load: Load): void {
  expect([...new Set(load.wrong)].slice(0, 5)).toEqual([]);
}

/** The audit of the command line finds nothing and ends with 0. */
export async function expectCleanAudit(settings: Settings): Promise<void> {
  const { code, stdout, stderr } = await runCouponry(['audit', '--json'], settings);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ clean: true, differences: [] });
  expect(code).toBe(0);
}
