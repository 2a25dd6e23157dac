import { expect, onTestFinished, test } from 'vitest';
import { ShopClient } from '../support/fault-client.ts';
import {
  ask,
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import { databaseUrl, firstKeys, freshSettings, type Server, startServer } from '../support/fault-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

async function setUp(): Promise<{ server: Server; shop: ShopClient; database: TestDatabase }> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const server = await startServer(await freshSettings({ DATABASE_URL: databaseUrl(database.connection) }));
  const shop = new ShopClient((await firstKeys(server)).admin ?? '');
  onTestFinished(() => shop.close());
  await makeMix(shop, server.url);
  return { server, shop, database };
}

/** From now on the database refuses redemptions for such orders, with this SQLSTATE. */
function refuse({ connection }: TestDatabase, orders: string, sqlstate: string): Promise<unknown[]> {
  return ask(
    connection,
    `create or replace function refuse() returns trigger language plpgsql as $$
     begin
       if new.order_id like '${orders}' then raise exception 'refused' using errcode = '${sqlstate}'; end if;
       return new;
     end $$;
     create or replace trigger refuse before insert on redemptions_default for each row execute function refuse();
     do $$ declare part regclass; begin
       for part in select inhrelid::regclass from pg_inherits where inhparent = 'redemptions'::regclass loop
         execute format('create or replace trigger refuse before insert on %s for each row execute function refuse()', part);
       end loop;
     end $$`,
  );
}

test('a poisoned redemption among good ones gets a 500 with its request id, the others succeed', async () => {
  const { server, shop, database } = await setUp();
  await refuse(database, 'poison%', '22012');
  const load = new Load({ shop, servers: [server.url], clients: 32, uses: useOfMix });
  await load.serves(100, 0);
  const poisoned = Array.from({ length: 20 }, (_, n) =>
    shop.use(server.url, n % 2 === 0 ? 'OPEN' : 'FIRST400', { orderId: `poison-${n}` }),
  );
  const answers = await Promise.all(poisoned);
  await load.serves(100, performance.now());
  await load.finish();
  for (const { status, envelope } of answers) {
    expect(status).toBe(500);
    expect(envelope).toMatchObject({ code: 500, message: 'Server.Failed', data: null });
    expect(server.stderr()).toContain(`"${envelope?.requestId}"`);
  }
  expect(new Set(answers.map(({ envelope }) => envelope?.requestId)).size).toBe(answers.length);
  expectSoundAnswers(load);
  expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0 });
  await expectTrueLedger(database.connection, [load]);
  await expectCleanAudit(server.settings);
});

test.each([
  ['a full disk', '53100', 'The disk of the database is full (refused).'],
  ['a disk that fails', '58030', 'The database can not take more (refused).'],
  ['too many connections', '53300', 'The database can not take more (refused).'],
])(
  '%s, as the database tells it: 503, nothing done and a word in the log while it lasts, then service again',
  async (_, sqlstate, word) => {
    const { server, shop, database } = await setUp();
    const load = new Load({ shop, servers: [server.url], clients: 16, uses: useOfMix });
    await load.serves(50, 0);
    await refuse(database, '%', sqlstate);
    await load.until(({ seen }) => seen['503 none'] > 100);
    const before = await ask(database.connection, 'select count(*) from redemptions');
    expect((await shop.use(server.url, 'OPEN', { orderId: 'full' })).status).toBe(503);
    expect(await ask(database.connection, 'select count(*) from redemptions')).toEqual(before);
    // Once, not for each of more than a hundred.
    expect(server.stderr().split(word)).toHaveLength(2);
    expect((await shop.call(server.url, 'GET', '/coupons/active/OPEN')).envelope?.data?.isValid).toBe(true);
    await ask(database.connection, 'drop function refuse() cascade');
    await load.serves(100, performance.now());
    await load.finish();
    expectSoundAnswers(load);
    expect(load.seen['503 unknown']).toBe(0);
    await expectTrueLedger(database.connection, [load]);
    await expectCleanAudit(server.settings);
  },
);

test('a statement that is cancelled again and again is a 503, nothing done', async () => {
  const { server, shop, database } = await setUp();
  await refuse(database, 'slow%', '57014');
  const answer = await shop.use(server.url, 'OPEN', { orderId: 'slow-1' });
  expect(answer).toMatchObject({ status: 503, envelope: { data: { outcome: 'none' } } });
  expect((await shop.use(server.url, 'OPEN', { orderId: 'fast-1' })).status).toBe(200);
});
