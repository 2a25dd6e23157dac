import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;

test.each(['/v1/redemptions', '/v1/reservations'])(
  'the only code of several that applied is told by the same id again: %s',
  async (path) => {
    const applies = codeOf(await shop.coupon({}));
    const doesNot = codeOf(await shop.coupon({ activation: { required: true } }));
    const client = { id: randomUUID() };
    const order = { codes: [applies, doesNot], mode: 'applicable', orderId: randomUUID(), client };
    const key = idempotent(randomUUID());
    const first = await shop.post(path, order, key);
    const again = await shop.post(path, order, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
  },
);

test('who was told of a redemption that the order had already is told the same after it was rolled back', async () => {
  const order = {
    codes: [codeOf(await shop.coupon({}))],
    orderId: randomUUID(),
    client: { id: randomUUID() },
  };
  const first = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  const key = idempotent(randomUUID());
  const told = await shop.post('/v1/redemptions', order, key);
  await shop.post(`/v1/redemptions/${first.body.id}/rollback`, {});
  const again = await shop.post('/v1/redemptions', order, key);
  const anew = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  expect([first, told, again, anew].map(({ status }) => status)).toEqual([201, 200, 200, 201]);
  expect([told.body.id, again.body.id]).toEqual([first.body.id, first.body.id]);
  expect(anew.body.id).not.toBe(first.body.id);
});

test('who confirms what the order has redeemed already is told the same after it was rolled back', async () => {
  const order = {
    codes: [codeOf(await shop.coupon({}))],
    orderId: randomUUID(),
    client: { id: randomUUID() },
  };
  const held = await shop.post('/v1/reservations', order, idempotent(randomUUID()));
  const first = await shop.post('/v1/redemptions', order, idempotent(randomUUID()));
  const confirm = `/v1/reservations/${held.body.id}/confirm`;
  const key = idempotent(randomUUID());
  const told = await shop.post(confirm, {}, key);
  await shop.post(`/v1/redemptions/${first.body.id}/rollback`, {});
  const again = await shop.post(confirm, {}, key);
  expect([first, told, again].map(({ status }) => status)).toEqual([201, 200, 200]);
  expect([told.body.id, again.body.id]).toEqual([first.body.id, first.body.id]);
});

test.each([
  ['/v1/redemptions', 'all'],
  ['/v1/redemptions', 'some'],
  ['/v1/reservations', 'all'],
  ['/v1/reservations', 'some'],
])(
  '%s of several codes of which the order had %s already is told the same under its key',
  async (path, had) => {
    const [one, two] = [codeOf(await shop.coupon({})), codeOf(await shop.coupon({}))];
    const order = { orderId: randomUUID(), client: { id: randomUUID() } };
    await shop.post(path, { ...order, codes: [one] });
    if (had === 'all') await shop.post(path, { ...order, codes: [two] });
    const key = idempotent(randomUUID());
    const both = { ...order, codes: [one, two] };
    const first = await shop.post(path, both, key);
    const again = await shop.post(path, both, key);
    expect([first.status, again.status]).toEqual([had === 'all' ? 200 : 201, 200]);
    expect(again.body).toEqual(first.body);
    const other = await shop.post(path, { ...both, codes: [two, one] }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  },
);

/** What changes nothing the second time: two different requests, and what has to be there before. */
const UNCHANGED = {
  'an activation': async () => {
    const client = { id: randomUUID() };
    const coupons = [await shop.coupon({ codes: { kind: 'ean13' } }), await shop.coupon({})] as const;
    for (const { id: couponId } of coupons) await shop.post('/v1/activations', { couponId, client });
    return coupons.map(({ id: couponId }) => ['/v1/activations', { couponId, client }] as const);
  },
  'a release': async () => {
    const held = async () =>
      (await shop.post('/v1/reservations', { codes: [codeOf(await shop.coupon({}))] })).body.id;
    const paths = [`/v1/reservations/${await held()}/release`, `/v1/reservations/${await held()}/release`];
    for (const path of paths) await shop.post(path, {});
    return paths.map((path) => [path, {}] as const);
  },
  'a disabled code': async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const code = async () => (await shop.post('/v1/activations', { couponId: id })).body.code;
    const paths = [`/v1/codes/${await code()}/disable`, `/v1/codes/${await code()}/disable`];
    for (const path of paths) await shop.post(path, {});
    return paths.map((path) => [path, {}] as const);
  },
  'a code that is given': async () => {
    const client = { id: randomUUID() };
    const given = async (): Promise<string> => {
      const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
      const { body } = await shop.post(`/v1/coupons/${id}/codes`, { count: 1 });
      const path = `/v1/codes/${(body.codes as readonly string[])[0]}/assign`;
      await shop.post(path, { client });
      return path;
    };
    return [[await given(), { client }] as const, [await given(), { client }] as const];
  },
};

test.each(Object.entries(UNCHANGED))(
  '%s that changes nothing has its key all the same',
  async (_, prepare) => {
    const [one, two] = await prepare();
    if (one === undefined || two === undefined) throw new Error('Nothing to send');
    const key = idempotent(randomUUID());
    const first = await shop.post(...one, key);
    const again = await shop.post(...one, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await shop.post(...two, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  },
);

test('two stores that count their orders and their Idempotency-Keys alike redeem each for itself', async () => {
  const stores = await Promise.all(
    ['one', 'two'].map(async (store) => new V1Shop(server, (await server.makeKey('client', store)).key)),
  );
  const coupon = await shop.coupon();
  const order = { codes: [codeOf(coupon)], orderId: '1001', amount: 1000 };
  const key = idempotent(randomUUID());
  const answers: V1Body[] = [];
  for (const store of [...stores, ...stores, shop]) {
    const { body } = await store.post('/v1/redemptions', order, key);
    answers.push(body);
  }
  const [one, two, oneAgain, twoAgain, ours] = answers.map(({ id }) => id);
  expect([oneAgain, twoAgain]).toEqual([one, two]);
  expect(new Set([one, two, ours]).size).toBe(3);
  const { totals } = (await shop.get(`/v1/coupons/${coupon.id}/statistics`)).body;
  expect(totals).toMatchObject({ redeemed: 3 });
});

test('a client token with the Idempotency-Key of another client is not told what that one got', async () => {
  const coupon = await shop.coupon({ codes: { kind: 'ean13' } });
  const tokens = [await shop.token({ id: randomUUID() }), await shop.token({ id: randomUUID() })];
  const key = idempotent(randomUUID());
  const activate = async (token: string) =>
    (await shop.post('/v1/activations', { couponId: coupon.id }, { key: token, ...key })).body;
  const [first, second] = [await activate(tokens[0]!.token), await activate(tokens[1]!.token)];
  expect([first, second].map(({ clientId }) => clientId)).toEqual(tokens.map(({ id }) => id));
  expect(second.code).not.toBe(first.code);
  expect((await activate(tokens[0]!.token)).id).toBe(first.id);
});
