import { expect, onTestFinished, test } from 'vitest';
import type { FaultyNetwork } from '../../src/cli/proof/run/faulty-network.ts';
import { type Answer, ShopClient } from '../support/fault-client.ts';
import {
  ask,
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import { networkTo } from '../support/fault-network.ts';
import { firstKeys, freshSettings, type Server, startServer } from '../support/fault-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { idempotent, V1Shop } from '../support/v1-shop.ts';

/** A server that reaches its database through a network that a test can spoil. */
interface Setup {
  readonly server: Server;
  readonly network: FaultyNetwork;
  readonly database: TestDatabase;
  readonly shop: ShopClient;
  /** A shop whose key the server has not seen yet. */
  readonly stranger: ShopClient;
}

async function setUp(): Promise<Setup> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const { network, databaseUrl } = await networkTo(database.connection);
  const server = await startServer(await freshSettings({ DATABASE_URL: databaseUrl }));
  const keys = await firstKeys(server);
  const [shop, stranger] = [new ShopClient(keys.admin ?? ''), new ShopClient(keys.client ?? '')];
  onTestFinished(() => {
    for (const client of [shop, stranger]) client.close();
  });
  await makeMix(shop, server.url);
  return { server, network, database, shop, stranger };
}

/** The name of the statement that commits, with its end; `read committed` is none. */
const COMMIT = 'commit\0';
/** What stores a redemption travels together with its commit. */
const STORE = 'insert_redemptions';

function expectUnavailable(answer: Answer, outcome: 'none' | 'unknown' = 'none'): void {
  expect(answer).toMatchObject({
    status: 503,
    retryAfter: '1',
    envelope: { code: 503, message: 'Server.Unavailable', data: { outcome } },
  });
}

const redemptions = ({ database }: Setup, orderId: string) =>
  ask(database.connection, 'select id from redemptions where order_id = $1', [orderId]);

const READS = ['/test', '/coupons', '/coupons/active/OPEN', '/client?customIdentify=client-1'];

test('a database that goes away under load and comes back: 503 meanwhile, then service again', async () => {
  const setup = await setUp();
  const { server, network, shop, stranger } = setup;
  const load = new Load({ shop, servers: [server.url], clients: 16, uses: useOfMix });
  await load.serves(100, 0);
  await network.fail();
  const failedAt = performance.now();
  for (const path of READS.slice(1)) expectUnavailable(await shop.call(server.url, 'GET', path));
  expectUnavailable(await stranger.call(server.url, 'GET', '/test'));
  expectUnavailable(
    await new ShopClient('AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA').call(server.url, 'GET', '/test'),
  );
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  // Longer than the server trusts the keys it has seen.
  await load.until(() => performance.now() - failedAt > 6000);
  expectUnavailable(await shop.call(server.url, 'GET', '/test'));
  await network.restore();
  await load.serves(100, performance.now());
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  await load.finish();
  // How many depends on whether all workers were cut off in a commit: then they look for its outcome, and others wait their turn.
  expect(load.seen['503 none']).toBeGreaterThan(0);
  expectSoundAnswers(load);
  await expectTrueLedger(setup.database.connection, [load]);
  await expectCleanAudit(server.settings);
});

test("connections that are cut again and again under load lose nothing and are nobody else's fault", async () => {
  const setup = await setUp();
  const { server, network, shop } = setup;
  const load = new Load({ shop, servers: [server.url], clients: 16, uses: useOfMix });
  const reads: Answer[] = [];
  for (let times = 0; times < 12; times += 1) {
    await load.serves(30, performance.now());
    const asked = READS.map((path) => shop.call(server.url, 'GET', path));
    if (times % 3 === 0) network.cut();
    else await network.cutAt(COMMIT, times % 3 === 1 ? 'request' : 'answer');
    reads.push(...(await Promise.all(asked)));
  }
  await load.finish();
  expectSoundAnswers(load);
  expect(reads.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  await expectTrueLedger(setup.database.connection, [load]);
  await expectCleanAudit(server.settings);
});

test.each(['request', 'answer'] as const)(
  'a commit whose %s is lost is carried out once, and answered',
  async (lose) => {
    const setup = await setUp();
    const { server, network, shop } = setup;
    const lost = network.cutAt(STORE, lose);
    const [answer] = await Promise.all([shop.use(server.url, 'FIRST400', { orderId: 'doubtful' }), lost]);
    expect(answer).toMatchObject({ status: 200, envelope: { code: 1 } });
    expect(await redemptions(setup, 'doubtful')).toHaveLength(1);
    const again = await shop.use(server.url, 'FIRST400', { orderId: 'doubtful' });
    expect(again.envelope).toEqual(answer.envelope);
    expect(await redemptions(setup, 'doubtful')).toHaveLength(1);
    await expectCleanAudit(server.settings);
  },
);

test('a commit in doubt while the database stays away is told as unknown; the order repeated is the same redemption', async () => {
  const setup = await setUp();
  const { server, network, shop } = setup;
  const lost = network.cutAt(STORE, 'answer').then(() => network.fail());
  const [answer] = await Promise.all([shop.use(server.url, 'FIRST400', { orderId: 'doubtful' }), lost]);
  expectUnavailable(answer, 'unknown');
  const [stored] = await redemptions(setup, 'doubtful');
  expect(stored).toBeDefined();
  await network.restore();
  const again = await shop.use(server.url, 'FIRST400', { orderId: 'doubtful' });
  expect(again).toMatchObject({ status: 200, envelope: { code: 1 } });
  expect(await redemptions(setup, 'doubtful')).toEqual([stored]);
  await expectCleanAudit(server.settings);
});

test('a rollback that is done and can not be told is unknown, not undone; repeated it is told', async () => {
  const { server, network } = await setUp();
  const key = (await firstKeys(server)).admin ?? '';
  const v1 = new V1Shop(server, key);
  const { body } = await v1.post('/v1/redemptions', { codes: ['FIRST400'], orderId: 'back', amount: 1000 });
  const path = `/v1/redemptions/${body.id}/rollback`;
  const lost = network.cutAt('select_rollbacks', 'answer');
  const [answer] = await Promise.all([v1.post(path, { amount: 400 }, idempotent('once')), lost]);
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable', outcome: 'unknown' } });
  const again = await v1.post(path, { amount: 400 }, idempotent('once'));
  expect(again).toMatchObject({ status: 200, body: { rolledBack: { amount: 400, discount: 40 } } });
  await expectCleanAudit(server.settings);
});

test.each([
  ['api_keys', '/test'],
  ['select_code_standings', '/coupons/active/OPEN'],
  ['select_client', '/client?customIdentify=client-1'],
  ['coupons', '/coupons'],
])('a connection that is lost while %s is asked for %s: 503', async (text, path) => {
  const { server, network, stranger, shop } = await setUp();
  const lost = network.cutAt(text, 'answer');
  const asker = path === '/coupons' || path.startsWith('/client') ? shop : stranger;
  const [answer] = await Promise.all([asker.call(server.url, 'GET', path), lost]);
  expect(answer).toMatchObject({ status: 503, retryAfter: '1', envelope: { message: 'Server.Unavailable' } });
  await expect.poll(async () => (await asker.call(server.url, 'GET', path)).status).toBe(200);
});

test('a network that swallows everything: each request is answered in a bounded time, then service again', async () => {
  const setup = await setUp();
  const { server, network, shop } = setup;
  const load = new Load({ shop, servers: [server.url], clients: 16, uses: useOfMix });
  await load.serves(50, 0);
  network.silence();
  const asked = [
    ...READS.map((path) => shop.call(server.url, 'GET', path)),
    ...['OPEN', 'FIRST400'].map((code) => shop.use(server.url, code, { orderId: 'silent' })),
  ];
  for (const answer of await Promise.all(asked)) expect([200, 503]).toContain(answer.status);
  await network.restore();
  await load.serves(100, performance.now());
  await load.finish();
  expect(load.seen.lost).toBe(0);
  expectSoundAnswers(load);
  await expectTrueLedger(setup.database.connection, [load]);
  await expectCleanAudit(server.settings);
});
