import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

/** A coupon that two clients used, of which one gave it back. */
async function usedCoupon() {
  const code = freshCode();
  const coupon = await shop.coupon({ codes: { kind: 'friendly', code } });
  const use = async (orderId: string, email: string) => {
    server.clock.pass(1);
    const { body } = await shop.post('/v1/redemptions', {
      codes: [code],
      orderId,
      amount: 5000,
      client: { email },
    });
    return body;
  };
  const first = await use(`${code}-1`, 'one@example.com');
  const second = await use(`${code}-2`, 'two@example.com');
  server.clock.pass(1);
  await shop.post(`/v1/redemptions/${first.id}/rollback`, { reason: 'order_cancelled' });
  return { id: coupon.id, code, first, second, path: `/v1/coupons/${coupon.id}/timeline` };
}

const told = (body: { readonly data: readonly { readonly [name: string]: unknown }[] }) =>
  body.data.map(({ type, orderId }) => `${type} ${orderId}`);

describe('GET /v1/coupons/{couponId}/timeline', () => {
  test('tells what was redeemed and given back, for whom, the newest first', async () => {
    const { id, code, first, second, path } = await usedCoupon();
    const { status, body } = await shop.get(path);
    expect(status).toBe(200);
    expect(told(body)).toEqual([`rollback ${code}-1`, `redemption ${code}-2`, `redemption ${code}-1`]);
    expect(body.data[0]).toMatchObject({
      ...{ redemptionId: first.id, clientId: first.clientId, reason: 'order_cancelled', code, discount: 500 },
      coupon: { id, name: 'Ten off' },
    });
    expect(body.data[1]).toMatchObject({
      clientId: second.clientId,
      amount: 5000,
      currency: 'GBP',
      returned: null,
    });
    expect(body.data[2]).toMatchObject({ id: first.id, returned: 'whole' });
    expect(body.nextCursor).toBeNull();
  });

  test('tells activations, and nothing of another coupon', async () => {
    const { path: other } = await usedCoupon();
    const coupon = await shop.coupon({ codes: { kind: 'ean13' }, activation: { required: true } });
    const { body: made } = await shop.post('/v1/activations', {
      couponId: coupon.id,
      client: { email: 'three@example.com' },
    });
    const { body } = await shop.get(`/v1/coupons/${coupon.id}/timeline`);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({ type: 'activation', code: made.code, orderId: null });
    expect((await shop.get(other)).body.data).toHaveLength(3);
  });

  test('is narrowed by what it was, by an order or a code, and by time', async () => {
    const { code, path } = await usedCoupon();
    const ask = async (query: string) => told((await shop.get(`${path}?${query}`)).body);
    expect(await ask('type=rollback')).toEqual([`rollback ${code}-1`]);
    expect(await ask(`q=${code}-1`)).toEqual([`rollback ${code}-1`, `redemption ${code}-1`]);
    expect(await ask(`q=${code.toLowerCase()}`)).toHaveLength(3);
    expect(await ask('q=no-such-order')).toEqual([]);
    const { body } = await shop.get(path);
    const middle = String(body.data[1]?.at);
    expect(await ask(`from=${middle}`)).toEqual([`rollback ${code}-1`, `redemption ${code}-2`]);
    expect(await ask(`to=${middle}`)).toEqual([`redemption ${code}-1`]);
  });

  test('is narrowed by a code of its own, whatever became of its uses, and by the order of any store', async () => {
    const coupon = await shop.coupon({ codes: { kind: 'ean13' } });
    const other = await shop.coupon({ codes: { kind: 'ean13' } });
    const [code, idle] = await Promise.all(
      [1, 2].map(async () => (await shop.post('/v1/activations', { couponId: coupon.id })).body.code),
    );
    const order = freshCode();
    const { key } = await server.makeKey('client', 'second shop');
    const use = async (orderId: string, options = {}) => {
      server.clock.pass(86_400);
      return (await shop.post('/v1/redemptions', { codes: [code], amount: 5000, orderId }, options)).body.id;
    };
    const back = await use('1');
    await shop.post(`/v1/redemptions/${back}/rollback`, {});
    const second = await use(order, { key });
    await shop.post(`/v1/redemptions/${second}/rollback`, { amount: 1000 });
    const ask = async (q: string, of = coupon.id) =>
      (await shop.get(`/v1/coupons/${of}/timeline?q=${q}`)).body.data.map(({ type, orderId }) => [
        type,
        orderId,
      ]);
    const [both, whole] = [
      [
        ['rollback', order],
        ['redemption', order],
      ],
      [
        ['rollback', '1'],
        ['redemption', '1'],
      ],
    ];
    expect(await ask(String(code))).toEqual([...both, ...whole, ['activation', null]]);
    expect(await ask(order)).toEqual(both);
    expect(await ask('1')).toEqual(whole);
    expect(await ask(String(idle))).toEqual([['activation', null]]);
    for (const q of [String(code), order, '1']) expect(await ask(q, other.id)).toEqual([]);
    expect(await ask('neither')).toEqual([]);
  });

  test('is read page by page, also within what it is narrowed to', async () => {
    const { code, path } = await usedCoupon();
    const first = await shop.get(`${path}?type=redemption&limit=1`);
    expect(told(first.body)).toEqual([`redemption ${code}-2`]);
    const second = await shop.get(`${path}?type=redemption&limit=1&cursor=${first.body.nextCursor}`);
    expect(told(second.body)).toEqual([`redemption ${code}-1`]);
    expect(second.body.nextCursor).toBeNull();
  });

  test('does not exist for a coupon that is not there, nor for another workspace', async () => {
    const { path } = await usedCoupon();
    expect((await shop.get('/v1/coupons/01a20380-0000-7000-8000-0000000000ff/timeline')).body.code).toBe(
      'coupon_unknown',
    );
    const { status, body } = await shop.get(path, { key: server.otherKeys.admin });
    expect([status, body.code]).toEqual([404, 'coupon_unknown']);
  });

  test('names the field that is wrong', async () => {
    const { path } = await usedCoupon();
    for (const [query, field] of [
      ['type=purchase', '/type'],
      ['from=yesterday', '/from'],
      ['cursor=abc', '/cursor'],
    ]) {
      const { status, body } = await shop.get(`${path}?${query}`);
      expect([status, body.errors[0]?.field]).toEqual([400, field]);
    }
  });
});
