import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { type Answer, ShopClient } from '../support/fault-client.ts';
import {
  ask,
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  MIX,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import {
  databaseUrl,
  firstKeys,
  freshSettings,
  type Server,
  type Settings,
  startServer,
} from '../support/fault-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** Two servers on one database. */
interface Pair {
  readonly one: Server;
  readonly other: Server;
  readonly settings: Settings;
  readonly shop: ShopClient;
  readonly database: TestDatabase;
}

async function twoServers(): Promise<Pair> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const settings = await freshSettings({ DATABASE_URL: databaseUrl(database.connection) });
  const one = await startServer(settings);
  const other = await startServer(settings);
  const shop = new ShopClient((await firstKeys(one)).admin ?? '');
  onTestFinished(() => shop.close());
  return { one, other, settings, shop, database };
}

async function expectKept({ database, settings }: Pair, loads: readonly Load[]): Promise<void> {
  for (const load of loads) expectSoundAnswers(load);
  await expectTrueLedger(database.connection, loads);
  await expectCleanAudit(settings);
}

/** Both servers have looked for what the requests name, and found nothing, when they wait for the coupon. */
async function askBothAtOnce(
  { one, other, database }: Pair,
  couponId: string,
  send: (server: Server, index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const blocker = new pg.Client(database.connection);
  await blocker.connect();
  onTestFinished(() => blocker.end());
  await blocker.query('begin');
  await blocker.query('select from coupons where id = $1 for no key update', [couponId]);
  const asked = [one, other].map(send);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(() => ask(database.connection, waiting)).toHaveLength(2);
  await blocker.query('rollback');
  return await Promise.all(asked);
}

test('64 clients at two servers get exactly what the limit allows', async () => {
  const pair = await twoServers();
  const { one, other, shop } = pair;
  const limit = 500;
  await shop.makeCoupon(one.url, { name: 'Hot', code: 'HOT', limitGlobal: limit });
  const uses = (n: number) => (n < 2 * limit ? { orderId: `order-${n}`, code: 'HOT' } : null);
  const load = new Load({ shop, servers: [one.url, other.url], clients: 64, uses });
  await load.ended();
  expect(load.successes()).toHaveLength(limit);
  expect(load.told).toHaveLength(2 * limit);
  for (const { url } of [one, other]) {
    expect(load.successes().filter(({ server }) => server === url).length).toBeGreaterThan(0);
  }
  await expectKept(pair, [load]);
});

test('200 clients that race for 50 uses of one client limit at two servers get no more', async () => {
  const pair = await twoServers();
  const { one, other, shop } = pair;
  await shop.makeCoupon(one.url, { name: 'Fifty each', code: 'FIFTY', limitPerClient: 50 });
  const uses = (n: number) =>
    n < 200 ? { orderId: `order-${n}`, code: 'FIFTY', customIdentify: 'one and the same' } : null;
  const load = new Load({ shop, servers: [one.url, other.url], clients: 200, uses });
  await load.ended();
  expect(load.successes()).toHaveLength(50);
  await expectKept(pair, [load]);
});

test('an order that two servers are asked to redeem at once is told that it did by both, though it took the last use', async () => {
  const pair = await twoServers();
  const { one, shop } = pair;
  const uuid = await shop.makeCoupon(one.url, { name: 'Last', code: 'LAST', limitGlobal: 1 });
  const [first, second] = await askBothAtOnce(pair, uuid, ({ url }) =>
    shop.use(url, 'LAST', { orderId: '1001' }),
  );
  expect(first).toMatchObject({ status: 200, envelope: { code: 1 } });
  expect(second?.envelope).toEqual(first?.envelope);
  await expectCleanAudit(pair.settings);
});

test('a client whom nobody knew is one client to two servers that are asked at once, though it took the last activation', async () => {
  const pair = await twoServers();
  const { one, shop } = pair;
  const uuid = await shop.makeCoupon(one.url, { name: 'Last', code: 'LAST', limitGlobal: 1 });
  const [first, second] = await askBothAtOnce(pair, uuid, ({ url }, index) =>
    shop.use(url, 'LAST', { email: 'new@example.com', orderId: `order-${index}` }),
  );
  expect(first).toMatchObject({ status: 200, envelope: { code: 1 } });
  expect(second).toMatchObject({ status: 200, envelope: { code: 1 } });
  await expectCleanAudit(pair.settings);
});

test('a server that stands still with locks in its hands holds up nobody for long', async () => {
  const pair = await twoServers();
  const { one, other, shop, database } = pair;
  await makeMix(shop, one.url);
  const uuid = await shop.makeCoupon(one.url, { name: 'Hot', code: 'HOT', limitGlobal: 1_000_000 });
  const hot = (of: string) => (n: number) => ({ orderId: `${of}-${n}`, code: 'HOT' });
  const stopped = new Load({ shop, servers: [one.url], clients: 8, uses: hot('stopped') });
  const shared = new Load({ shop, servers: [other.url], clients: 8, uses: hot('shared') });
  const others = new Load({ shop, servers: [other.url], clients: 8, uses: useOfMix });
  for (const load of [stopped, shared, others]) await load.serves(50, 0);
  await stopWithLock(one, database, uuid);
  const stoppedAt = performance.now();
  await others.serves(20, stoppedAt);
  // The database gives up the session of the server that stands still after 1 s.
  await shared.serves(20, stoppedAt);
  one.child.kill('SIGCONT');
  await stopped.serves(20, performance.now());
  for (const load of [stopped, shared, others]) await load.finish();
  await expectKept(pair, [stopped, shared, others]);
});

/** Stops a server in the middle of a batch: its session, which has locked the coupon, waits for it with its commit. */
async function stopWithLock(server: Server, { connection }: TestDatabase, couponId: string): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    server.child.kill('SIGSTOP');
    // What was sent before it stopped is carried out by then.
    const held = await ask(
      connection,
      `select from pg_sleep(0.05), lateral (
         select from pg_stat_activity a join coupons c on c.xmax::text = a.backend_xid::text
         where a.datname = current_database() and a.state = 'idle in transaction'
           and a.state_change < clock_timestamp() - interval '40 ms' and c.id = $1) held`,
      [couponId],
    );
    if (held.length > 0) return;
    server.child.kill('SIGCONT');
  }
  throw new Error('The server never stood still with the lock in its hands');
}

test('of two servers one can be stopped while shops use both, and no request fails', async () => {
  const pair = await twoServers();
  const { one, other, shop } = pair;
  await makeMix(shop, one.url);
  const load = new Load({ shop, servers: [one.url, other.url], clients: 24, uses: useOfMix });
  await load.serves(200, 0);
  one.child.kill('SIGTERM');
  expect(await one.ended).toEqual({ code: 0, signal: null });
  await load.serves(200, performance.now());
  await load.finish();
  expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0, lost: 0 });
  expect(load.seen['refused connection']).toBeGreaterThan(0);
  expect(load.successes(MIX.open).length).toBeGreaterThan(0);
  await expectKept(pair, [load]);
});
