import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../support/v1-shop.ts';

let server: TestServer;
let store: Shop;
let modern: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  store = new Shop(server);
  modern = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

/** Six hearts of 2.55 and two mugs of 5.00: 25.30. */
const CART = {
  currency: 'GBP',
  lines: [
    { id: 'heart', sku: '85123A', quantity: 6, unitPrice: 255, categories: ['home'] },
    { id: 'mug', sku: 'MUG', quantity: 2, unitPrice: 500, categories: ['kitchen'] },
  ],
  shipping: { amount: 450, method: 'standard' },
} as const;

const [HEART] = CART.lines;
const KITCHEN_ONLY = {
  kind: 'percent',
  percent: 12.5,
  target: { on: 'items', match: { category: { in: ['kitchen'] } } },
};

/** A coupon of `/v1` with a friendly code. */
async function couponOf(fields: object): Promise<{ readonly id: string; readonly code: string }> {
  const { id, codes } = await modern.coupon({ ...fields });
  return { id, code: String((codes as { readonly code?: string }).code) };
}

/** What `/v1` tells of the redemption that an order has. */
async function redemptionOf(orderId: string): Promise<V1Body | undefined> {
  return (await modern.get(`/v1/redemptions?orderId=${orderId}`)).body.data[0];
}

describe('POST /coupons/active/{code}/use with a cart', () => {
  test('gives what the coupon is worth on it, and stores what /v1 stores', async () => {
    const { id, code } = await couponOf({ discount: KITCHEN_ONLY });
    const orderId = freshCode();
    const { status, body } = await store.use(code, { orderId, cart: CART });
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, data: { uuid: id, code, isValid: false } });
    expect(await redemptionOf(orderId)).toMatchObject({
      ...{ amount: 2530, discount: 125, shippingDiscount: 0 },
      results: [{ code, allocations: [{ lineId: 'mug', amount: 125 }] }],
      lines: [
        { lineId: 'heart', total: 1530 },
        { lineId: 'mug', total: 875 },
      ],
    });
    expect(await store.counts(id)).toMatchObject({ redeemed: 1, amount: 25.3, discount: 1.25 });
  });

  test('takes a coupon that was made over 3.0.0, whose lines /v1 gives back', async () => {
    const { code } = await store.friendly({ discountType: 'cost', discountValue: 5 });
    const orderId = freshCode();
    expect((await store.use(code, { orderId, cart: CART })).body.code).toBe(1);
    const redemption = await redemptionOf(orderId);
    expect(redemption).toMatchObject({ amount: 2530, discount: 500 });
    const lines = [{ lineId: 'mug', quantity: 2 }];
    const back = await modern.post(`/v1/redemptions/${redemption?.id}/rollback`, { lines });
    expect(back).toMatchObject({ status: 200, body: { rolledBack: { amount: 1000, discount: 198 } } });
  });

  test('says which condition does not hold and what would help, and redeems nothing', async () => {
    const { id, code } = await couponOf({ eligibility: { rule: 'cart_subtotal', min: 3000 } });
    const { status, body } = await store.use(code, { cart: CART });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ code: 20111, message: 'Coupon.CartNotEligible' },
      description: 'The order is too small: GBP 25.30, and it is for at least GBP 30. Add GBP 4.70.',
      reasons: [
        {
          ...{ code: 'cart_subtotal_below_minimum', rule: 'cart_subtotal', actual: 2530, expected: 3000 },
          fix: { type: 'add_amount', amount: 470 },
          message: body.description,
        },
      ],
      data: null,
    });
    expect((await store.counts(id)).redeemed).toBe(0);
    const more = {
      ...CART,
      lines: [...CART.lines, { id: 'tray', sku: 'TRAY', quantity: 1, unitPrice: 470 }],
    };
    expect((await store.use(code, { cart: more })).body.code).toBe(1);
  });

  test('asks of the client what is stored of it', async () => {
    const { code } = await couponOf({ eligibility: { rule: 'nth_order', equals: 1 } });
    const email = freshEmail();
    expect((await store.use(code, { cart: CART })).body).toMatchObject({
      code: 20111,
      reasons: [{ fix: { type: 'sign_in' } }],
    });
    expect((await store.use(code, { email, orderId: freshCode(), cart: CART })).body.code).toBe(1);
    expect((await store.use(code, { email, orderId: freshCode(), cart: CART })).body.code).toBe(20111);
  });

  test('is not valid without one, where it depends on it', async () => {
    const { code } = await couponOf({ discount: { kind: 'gift', sku: 'MUG', quantity: 1 } });
    expect((await store.lookUp(code)).body.data).toMatchObject({
      isValid: false,
      reason: { code: 20111, message: 'Coupon.CartNotEligible' },
    });
    expect((await store.use(code, { amount: 25.3 })).body).toMatchObject({
      code: 20111,
      reasons: [{ code: 'cart_required', fix: { type: 'send_cart' } }],
    });
    expect((await store.use(code, { cart: CART })).body.code).toBe(1);
  });

  test('in another currency is refused', async () => {
    const { code } = await store.friendly({ currency: 'EUR' });
    expect((await store.use(code, { cart: CART })).body).toMatchObject({
      code: 20111,
      reasons: [{ code: 'currency_mismatch', fix: { type: 'use_currency', in: ['EUR'] } }],
    });
  });

  test('for the same order is the first answer again, however its lines are ordered; another cart is refused', async () => {
    const { code } = await couponOf({ discount: KITCHEN_ONLY });
    const orderId = freshCode();
    const first = await store.use(code, { orderId, cart: CART });
    const again = await store.use(code, { orderId, cart: { ...CART, lines: CART.lines.toReversed() } });
    expect(again.body).toEqual(first.body);
    const other = await store.use(code, { orderId, cart: { ...CART, lines: [HEART] } });
    expect(other.body).toMatchObject({
      code: 20105,
      description: expect.stringMatching(/another client, amount or cart/),
    });
    const overV1 = await modern.post('/v1/redemptions', { codes: [code], orderId, cart: CART });
    expect(overV1).toMatchObject({ status: 200, body: { discount: 125 } });
  });

  test('answers an idempotency key with the first answer again', async () => {
    const { code } = await couponOf({ discount: KITCHEN_ONLY });
    const key = idempotent();
    const first = await store.use(code, { cart: CART }, key);
    expect((await store.use(code, { cart: CART }, key)).body).toEqual(first.body);
    const other = await store.use(code, { cart: { ...CART, lines: [HEART] } }, key);
    expect(other).toMatchObject({ status: 422, body: { message: 'Idempotency.KeyReused' } });
  });

  test.each<readonly [string, object, string]>([
    ['told once more as an amount', { cart: CART, amount: 25.3 }, '/amount'],
    ['that is a text', { cart: 'CART' }, '/cart'],
    ['without lines', { cart: { currency: 'GBP' } }, '/cart/lines'],
    [
      'with a line of minus one',
      { cart: { ...CART, lines: [{ ...HEART, quantity: -1 }] } },
      '/cart/lines/0/quantity',
    ],
    [
      'with a decimal price',
      { cart: { ...CART, lines: [{ ...HEART, unitPrice: 2.55 }] } },
      '/cart/lines/0/unitPrice',
    ],
    ['with a mistyped field', { cart: { ...CART, lines: [{ ...HEART, qty: 1 }] } }, '/cart/lines/0/qty'],
    ['with a line twice', { cart: { ...CART, lines: [HEART, HEART] } }, '/cart/lines/1/id'],
    [
      'with too many lines',
      { cart: { ...CART, lines: Array.from({ length: 1001 }, () => HEART) } },
      '/cart/lines',
    ],
  ])('%s is HTTP 400', async (_, fields, field) => {
    const { uuid, code } = await store.friendly();
    const { status, body } = await store.use(code, { ...fields });
    expect({ status, fields: body.errors.map((error) => error.field) }).toEqual({
      status: 400,
      fields: [field],
    });
    expect((await store.counts(uuid)).redeemed).toBe(0);
  });
});
