import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
const ids: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  const clients = [
    { email: 'ann@example.com', tags: ['vip'] },
    { email: 'anna@example.com', customIdentify: 'K-1' },
    { customIdentify: 'k-2', tags: ['vip', 'new'] },
    { email: 'Bob@Example.com', customIdentify: 'K-3' },
  ];
  for (const client of clients) {
    ids.push((await shop.post('/v1/clients', client)).body.id);
    server.clock.pass(1);
  }
});

afterAll(() => server.stop());

/** Which of the clients are listed, by their place. */
async function listed(query: Readonly<Record<string, string>> = {}, from = shop): Promise<number[]> {
  const { status, body } = await from.get(`/v1/clients?${new URLSearchParams(query)}`);
  expect(status).toBe(200);
  return body.data.map(({ id }) => ids.indexOf(id));
}

describe('GET /v1/clients', () => {
  test('lists those who were first known last first', async () => {
    expect(await listed()).toEqual([3, 2, 1, 0]);
  });

  test('keeps the order when a client is completed, whatever its id is', async () => {
    await shop.post('/v1/clients', { email: 'ann@example.com', attributes: { city: 'Leeds' } });
    const { body } = await shop.post('/v1/clients', { id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' });
    server.clock.pass(1);
    ids.push(body.id, (await shop.post('/v1/clients', { customIdentify: 'last' })).body.id);
    expect(await listed()).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test('is read page by page, each client once', async () => {
    const first = (await shop.get('/v1/clients?limit=4')).body;
    const second = (await shop.get(`/v1/clients?limit=4&cursor=${first.nextCursor}`)).body;
    expect([...first.data, ...second.data].map(({ id }) => ids.indexOf(id))).toEqual([5, 4, 3, 2, 1, 0]);
    expect(second.nextCursor).toBeNull();
  });

  test('refuses the cursor of another list', async () => {
    await shop.coupon();
    await shop.coupon();
    const { nextCursor } = (await shop.get('/v1/coupons?limit=1')).body;
    const { status, body } = await shop.get(`/v1/clients?cursor=${nextCursor}`);
    expect({ status, field: body.errors[0]?.field }).toEqual({ status: 400, field: '/cursor' });
  });

  test.each<[Readonly<Record<string, string>>, readonly number[]]>([
    [{ q: 'ann' }, [1, 0]],
    [{ q: 'ann@' }, [0]],
    [{ q: ' BOB@exa' }, [3]],
    [{ q: 'K-' }, [3, 1]],
    [{ q: 'k-' }, [2]],
    [{ q: '%' }, []],
    [{ q: 'example.com' }, []],
    [{ tag: 'vip' }, [2, 0]],
    [{ tag: 'vi' }, []],
    [{ q: 'ann', tag: 'vip' }, [0]],
  ])('finds those who are meant by %j', async (query, places) => {
    expect(await listed(query)).toEqual(places);
  });

  test('finds a client by its whole id', async () => {
    expect(await listed({ q: ids[1]!.toUpperCase() })).toEqual([1]);
  });

  test('finds those with the ids that are told, and leaves out who is not there', async () => {
    const nobody = '01a20380-0000-7000-8000-00000000ffff';
    const some = [ids[0], nobody, ids[3]?.toUpperCase()].join(', ');
    expect(await listed({ ids: some })).toEqual([3, 0]);
    expect(await listed({ ids: some, tag: 'vip' })).toEqual([0]);
    expect(await listed({ ids: some, q: 'bob' })).toEqual([3]);
  });

  test.each([
    'ann@example.com',
    '',
    Array.from({ length: 101 }, () => '01a20380-0000-7000-8000-000000000001').join(','),
  ])('refuses %j as ids', async (text) => {
    const { status, body } = await shop.get(`/v1/clients?${new URLSearchParams({ ids: text })}`);
    expect({ status, field: body.errors[0]?.field }).toEqual({ status: 400, field: '/ids' });
  });

  test('of another workspace shows nobody', async () => {
    const theirs = new V1Shop(server, server.otherKeys.admin);
    expect(await listed({}, theirs)).toEqual([]);
    expect(await listed({ q: 'ann' }, theirs)).toEqual([]);
    expect(await listed({ q: ids[0]! }, theirs)).toEqual([]);
  });
});
