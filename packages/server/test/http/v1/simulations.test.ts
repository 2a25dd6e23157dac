import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXAMPLE } from '../../simulation/naive-replay.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { TEN_OFF, type V1Body, V1Shop } from '../../support/v1-shop.ts';

const CSV = readFileSync(EXAMPLE, 'utf8');
const HEAD = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n';
const PATIENCE = { timeout: 90_000, interval: 100 };

let server: TestServer;
let shop: V1Shop;

/** Where nobody else puts files that are read. */
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'couponry-simulations-'));
  vi.stubEnv('TMPDIR', scratch);
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(async () => {
  await server.stop();
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true });
});

/** Starts a simulation and waits for its end. */
async function simulate(json: object, by = shop): Promise<V1Body> {
  const { status, body, text } = await by.post('/v1/simulations', json);
  expect(status, text).toBe(201);
  return await endOf(body.id, by);
}

const endOf = (id: string, by = shop): Promise<V1Body> =>
  vi.waitFor(async () => {
    const { body } = await by.get(`/v1/jobs/${id}`);
    if (body.finishedAt === null) throw new Error('It still runs');
    return body;
  }, PATIENCE);

const order = (orderId: string, unitPrice: number, client: string | null = 'ann') => ({
  ...{ orderId, client, at: '2010-12-01T08:26:00Z' },
  cart: { currency: 'GBP', lines: [{ id: '1', sku: 'A', quantity: 1, unitPrice }] },
});

/** A text in pieces of which nobody knows beforehand how many there are. */
function pieces(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + 10_007));
      at += 10_007;
    },
  });
}

describe('a backtest over HTTP', () => {
  test('replays a CSV file against a draft, and changes nothing', async () => {
    const coupon = {
      ...{ name: 'Winter', codes: { kind: 'friendly', code: 'WINTER' } },
      discount: { kind: 'percent', percent: 10, cap: 2000 },
      limits: [{ on: 'redemptions', per: 'client', max: 2 }],
      eligibility: { rule: 'cart_subtotal', min: 10_000 },
    };
    const job = await simulate({ coupon, ordersCsv: CSV });
    expect(job).toMatchObject({
      ...{ state: 'done', problem: null, progress: { orders: 390, percent: 100 } },
      result: { applied: { orders: 248 }, discount: { total: 460_784 }, replayed: { orders: 390 } },
    });
    const { rows } = await server.pool.query('select count(*)::int as n from coupons');
    expect(rows[0].n).toBe(0);
    expect((await server.audit()).differences).toEqual([]);
  });

  test('replays orders as JSON, in the order of time, against a coupon that is there and others', async () => {
    const { id } = await shop.coupon({ limits: [{ on: 'redemptions', per: 'client', max: 1 }] });
    const other = await shop.coupon({ discount: { kind: 'amount', amount: 500 } });
    const orders = [
      { ...order('late', 3000), at: '2010-12-02T08:26:00Z' },
      order('early', 2000),
      order('guest', 2000, null),
    ];
    const { result } = await simulate({ couponId: id, with: [other.id], orders });
    expect(result).toMatchObject({
      ...{ applied: { orders: 1 }, largest: [{ orderId: 'early' }], replayed: { orders: 3 } },
      refusals: [
        { code: 'client_required', orders: 1 },
        { code: 'client_used_up', orders: 1 },
      ],
      with: [{ coupon: { id: other.id }, orders: 3, ordersTogether: 1 }],
      leftOut: [{ reason: 'no_client', count: 1, examples: ['guest'], isKept: true }],
    });
  });

  test('of a time in which nothing was redeemed has no orders, and does not fail', async () => {
    const ledger = { from: '1999-01-01T00:00:00Z', to: '1999-02-01T00:00:00Z' };
    const { result } = await simulate({ coupon: TEN_OFF(), ledger });
    expect(result).toMatchObject({ replayed: { orders: 0 }, sentence: 'There was no order to try this on.' });
  });

  test('replays what the ledger knows: each order once, without those that came back', async () => {
    const fresh = new V1Shop(server, (await server.freshWorkspace()).admin);
    const [one, two] = [await fresh.coupon(), await fresh.coupon()];
    const codeOf = ({ codes }: V1Body) => (codes as { readonly code: string }).code;
    const redeem = (fields: object) => fresh.post('/v1/redemptions', { currency: 'GBP', ...fields });
    await redeem({ codes: [codeOf(one), codeOf(two)], amount: 5000, orderId: '1' });
    await redeem({ codes: [codeOf(one)], amount: 7000, orderId: '2' });
    await redeem({ codes: [codeOf(one)], orderId: '3' });
    const { body } = await redeem({ codes: [codeOf(one)], amount: 9000, orderId: '4' });
    await fresh.post(`/v1/redemptions/${body.id}/rollback`, {});
    const now = server.clock.now();
    const ledger = {
      from: new Date(now - 3_600_000).toISOString(),
      to: new Date(now + 3_600_000).toISOString(),
    };
    const { result } = await simulate({ coupon: TEN_OFF(), ledger }, fresh);
    expect(result).toMatchObject({ replayed: { orders: 2, value: 12_000 }, discount: { total: 1200 } });
    expect(result).toMatchObject({
      leftOut: [
        { reason: 'given_back', count: 1 },
        { reason: 'value_unknown', count: 1 },
        { reason: 'no_client', count: 2 },
        { reason: 'cart_unknown', count: 2 },
      ],
    });
  });

  describe('with a file as the body', () => {
    const send = (
      query: string,
      type: string,
      body: string | ReadableStream<Uint8Array>,
      key = server.keys.admin,
    ) =>
      fetch(`${server.url}/v1/simulations?${query}`, {
        ...{ method: 'POST', body, duplex: 'half' },
        headers: { authorization: `Bearer ${key}`, 'content-type': type },
      } as RequestInit);
    const folders = () => readdirSync(scratch).filter((name) => name.startsWith('couponry-spool-'));

    test.each([
      ['CSV', 'text/csv; charset=utf-8', CSV],
      ['CSV that comes in pieces', 'text/csv', () => pieces(CSV)],
    ])('replays %s against a coupon that is there, and keeps no file', async (_what, type, body) => {
      const { id } = await shop.coupon({ discount: { kind: 'percent', percent: 10, cap: 2000 } });
      const expected = (await simulate({ couponId: id, ordersCsv: CSV })).result;
      const begun = await send(`couponId=${id}`, type, typeof body === 'string' ? body : body());
      expect(begun.status).toBe(201);
      const job = await endOf(((await begun.json()) as { id: string }).id);
      expect(job).toMatchObject({ state: 'done', progress: { orders: 390, percent: 100 } });
      expect(job.result).toEqual(expected);
      await expect.poll(folders).toEqual([]);
    });

    test('replays JSON lines beside other coupons, also a draft', async () => {
      const { id, name } = await shop.coupon({ state: 'draft' });
      const other = await shop.coupon({ discount: { kind: 'amount', amount: 500 } });
      const lines = [order('late', 3000), order('early', 2000)]
        .map((each) => JSON.stringify(each))
        .join('\n');
      const begun = await send(`couponId=${id}&with=${other.id}`, 'application/x-ndjson', lines);
      const { result } = await endOf(((await begun.json()) as { id: string }).id);
      expect(result).toMatchObject({
        ...{ coupon: { id, name }, replayed: { orders: 2 } },
        with: [{ coupon: { id: other.id, name: other.name }, orders: 2 }],
      });
    });

    test.each([
      ['without a coupon', '', '/couponId'],
      ['with others that are none', 'couponId=01a20380-0000-7000-8000-000000000001&with=a,b', '/with'],
      ['with what there is not', 'couponId=01a20380-0000-7000-8000-000000000001&coupon=1', '/coupon'],
    ])('is refused %s', async (_what, query, field) => {
      const refused = await send(query, 'text/csv', HEAD);
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({
        ...{ status: 400, body: { errors: [{ field }] } },
      });
    });

    test.each([
      ['at once', 'text/csv', ''],
      ['in pieces', 'text/csv; charset=utf-8', () => pieces('')],
      ['as JSON lines', 'application/x-ndjson', ''],
    ])('of no bytes is said to be empty, sent %s', async (_how, type, body) => {
      const { id } = await shop.coupon();
      const refused = await send(`couponId=${id}`, type, typeof body === 'string' ? body : body());
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({
        status: 400,
        body: { detail: 'The body is an empty file.', errors: [{ field: '', code: 'missing' }] },
      });
      await expect.poll(folders).toEqual([]);
    });

    test('of a type that is none is told all that are taken', async () => {
      const { id } = await shop.coupon();
      const refused = await send(`couponId=${id}`, 'application/vnd.ms-excel', 'x');
      expect({ status: refused.status, body: await refused.json() }).toMatchObject({
        status: 415,
        body: { detail: expect.stringContaining(': application/json, text/csv, application/x-ndjson.') },
      });
    });

    test('is refused where no file is taken, of a type that is none, and from keys of stores', async () => {
      const { id } = await shop.coupon();
      const elsewhere = await fetch(`${server.url}/v1/coupons`, {
        ...{ method: 'POST', body: HEAD },
        headers: { authorization: `Bearer ${server.keys.admin}`, 'content-type': 'text/csv' },
      });
      expect(elsewhere.status).toBe(415);
      expect((await send(`couponId=${id}`, 'text/plain', HEAD)).status).toBe(415);
      expect((await send(`couponId=${id}`, 'text/csv', HEAD, server.keys.client)).status).toBe(403);
    });
  });

  test('is told in the language that whoever reads it asks for', async () => {
    const { id } = await simulate({ coupon: TEN_OFF(), ordersCsv: `${HEAD}C1,A,1,2010-12-01,2.5,\n` });
    const read = async (language: string) =>
      (await shop.get(`/v1/jobs/${id}`, { headers: { 'accept-language': language } })).body.result;
    expect(await read('en')).toMatchObject({
      ...{ sentence: 'There was no order to try this on.', coupon: { name: TEN_OFF().name } },
      leftOut: [{ message: 'The order was cancelled: its number begins with a C.' }],
    });
    expect(await read('pl-PL')).toMatchObject({
      sentence: 'Nie było zamówień, na których można by to sprawdzić.',
      leftOut: [{ message: 'Zamówienie anulowano: jego numer zaczyna się od C.' }],
    });
  });

  test('refuses more values than are read in a moment: so many orders are a file', async () => {
    const { id } = await shop.coupon();
    const body = `{"couponId":"${id}","orders":[${'{},'.repeat(1_050_000)}{}]}`;
    const { status, body: problem } = await shop.post('/v1/simulations', body);
    expect(status).toBe(400);
    expect(problem.errors).toMatchObject([{ field: '', message: 'has more than 1048576 values' }]);
  });

  test('names the row and the column of what can not be read', async () => {
    const ordersCsv = `${HEAD}1,A,1,2010-12-01,2.5,\n2,A,1,2010-12-01,abc,\n`;
    expect(await simulate({ coupon: TEN_OFF(), ordersCsv })).toMatchObject({
      ...{ state: 'failed', result: null },
      problem: {
        ...{ row: 3, column: 'UnitPrice', value: 'abc' },
        message: 'Row 3 UnitPrice "abc" is no price, such as 2.55.',
      },
    });
  });

  test('is told by every process behind the port, and to nobody else', async () => {
    const another = await server.another();
    const { body } = await shop.post('/v1/simulations', { coupon: TEN_OFF(), ordersCsv: CSV });
    expect(await endOf(body.id, new V1Shop(another, server.keys.admin))).toMatchObject({ state: 'done' });
    const stranger = await shop.get(`/v1/jobs/${body.id}`, { key: server.otherKeys.admin });
    expect(stranger.body.code).toBe('job_unknown');
  });

  test('is told as failed when the process that did it is not there any more', async () => {
    const { id } = await simulate({ coupon: TEN_OFF(), ordersCsv: HEAD });
    const unfinished = 'update jobs set finished_at = null, result = null, problem = null where id = $1';
    await server.pool.query(unfinished, [id]);
    server.clock.pass(31);
    expect(await endOf(id)).toMatchObject({
      ...{ state: 'failed', problem: { message: expect.stringContaining('Start it again') } },
    });
  });

  test.each([
    ['no coupon', { ordersCsv: HEAD }, '/coupon'],
    [
      'two coupons',
      { coupon: TEN_OFF(), couponId: '01a20380-0000-7000-8000-000000000001', ordersCsv: HEAD },
      '/coupon',
    ],
    ['no orders', { coupon: TEN_OFF() }, '/orders'],
    ['two kinds of orders', { coupon: TEN_OFF(), ordersCsv: HEAD, orders: [order('1', 1)] }, '/orders'],
    [
      'a coupon that is none',
      { coupon: { ...TEN_OFF(), currency: 'XXX' }, ordersCsv: HEAD },
      '/coupon/currency',
    ],
    [
      'an order that is none',
      { coupon: TEN_OFF(), orders: [order('1', -1)] },
      '/orders/0/cart/lines/0/unitPrice',
    ],
    [
      'a time that is none',
      { coupon: TEN_OFF(), ledger: { from: 'then', to: '2010-12-01T00:00:00Z' } },
      '/ledger/from',
    ],
    [
      'a time that ends before it begins',
      { coupon: TEN_OFF(), ledger: { from: '2010-12-02T00:00:00Z', to: '2010-12-01T00:00:00Z' } },
      '/ledger/to',
    ],
  ])('refuses %s by field', async (_what, json, field) => {
    const { status, body } = await shop.post('/v1/simulations', json);
    expect({ status, fields: body.errors.map((error) => error.field) }).toMatchObject({
      status: 400,
      fields: [field],
    });
  });

  test('refuses two coupons with one code', async () => {
    const { id } = await shop.coupon();
    const { body } = await shop.post('/v1/simulations', { couponId: id, with: [id], ordersCsv: HEAD });
    expect(body.errors.map(({ field }) => field)).toEqual(['/with/0']);
  });
});
