import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(async () => {
  expect((await server.audit()).differences).toEqual([]);
  await server.stop();
});

const SEVERAL = { limits: [{ on: 'redemptions', per: 'coupon', max: 5 }] };
const order = (fields: object = {}) => ({ orderId: freshCode(), amount: 1000, ...fields });
const redeem = (codes: readonly string[], fields: object) =>
  shop.post('/v1/redemptions', { codes, ...fields });
const reserve = (code: string, fields: object) =>
  shop.post('/v1/reservations', { codes: [code], expiresIn: 600, ...fields });
const couponsOf = ({ results }: V1Body) =>
  (results as readonly { readonly coupon: { readonly id: string } }[]).map(({ coupon }) => coupon.id);

/** A coupon that has used its code; then it was archived, and another one has the code and gives half. */
async function succeeded(use: (code: string) => Promise<unknown>) {
  const codes = { kind: 'friendly', code: freshCode() };
  const first = await shop.coupon({ ...SEVERAL, codes });
  await use(codes.code);
  await shop.post(`/v1/coupons/${first.id}/archive`);
  const second = await shop.coupon({ ...SEVERAL, codes, discount: { kind: 'percent', percent: 50 } });
  return { code: codes.code, first: first.id, second: second.id };
}

describe('an order that has a code from a coupon that was archived, when another coupon has the code', () => {
  test('redeems its hold, which counts for the coupon that promised it', async () => {
    const its = order();
    const { code, first } = await succeeded((held) => reserve(held, its));
    const redeemed = await redeem([code], its);
    expect(redeemed).toMatchObject({ status: 201, body: { discount: 100, orderId: its.orderId } });
    expect(couponsOf(redeemed.body)).toEqual([first]);
    expect(await redeem([code], its)).toMatchObject({ status: 200, body: { id: redeemed.body.id } });
    expect((await server.audit()).differences).toEqual([]);
  });

  test('redeems its hold beside other codes', async () => {
    const its = order();
    const { code, first } = await succeeded((held) => reserve(held, its));
    const other = await shop.coupon();
    const { code: otherCode } = other.codes as { readonly code: string };
    const { status, body } = await redeem([code, otherCode], its);
    expect(status).toBe(201);
    expect(couponsOf(body)).toEqual([first, other.id]);
    expect((await server.audit()).differences).toEqual([]);
  });

  test('has the same hold when it reserves again', async () => {
    const its = order();
    const { code } = await succeeded((held) => reserve(held, its));
    const again = await reserve(code, its);
    expect(again).toMatchObject({ status: 200, body: { discount: 100, state: 'held' } });
    const confirmed = await shop.post(`/v1/reservations/${again.body.id}/confirm`);
    expect(confirmed).toMatchObject({ status: 201, body: { discount: 100 } });
  });

  test('is told of its first redemption again, over both APIs', async () => {
    const its = order();
    const { code, first } = await succeeded((used) => redeem([used], its));
    const again = await redeem([code], its);
    expect(again).toMatchObject({ status: 200, body: { discount: 100 } });
    expect(couponsOf(again.body)).toEqual([first]);
    const json = { orderId: its.orderId, amount: 10 };
    const { body } = await server.call('POST', `/coupons/active/${code}/use`, { json });
    expect(body).toMatchObject({ code: 1, data: { uuid: first, isValid: true } });
    const other = await redeem([code], { ...its, amount: 2000 });
    expect(other).toMatchObject({ status: 409, body: { code: 'order_mismatch' } });
  });

  test('tries its hold as it would be redeemed', async () => {
    const its = order();
    const { code, first } = await succeeded((held) => reserve(held, its));
    const { body } = await shop.post('/v1/validations', { codes: [code], ...its });
    expect(body).toMatchObject({ valid: true, results: [{ coupon: { id: first }, discount: 100 }] });
  });

  test('redeems the code of the other coupon once its hold is over', async () => {
    const its = order({ expiresIn: 1 });
    const { code, second } = await succeeded((held) => reserve(held, its));
    server.clock.pass(1);
    const { status, body } = await redeem([code], { orderId: its.orderId, amount: 1000 });
    expect({ status, discount: body.discount }).toEqual({ status: 201, discount: 500 });
    expect(couponsOf(body)).toEqual([second]);
    expect((await server.audit()).differences).toEqual([]);
  });

  test('confirms no hold that is over in the place of what the other coupon holds', async () => {
    let hold = '';
    const { code } = await succeeded(async (held) => {
      hold = (await reserve(held, { amount: 1000, expiresIn: 1 })).body.id;
    });
    server.clock.pass(1);
    const its = order();
    await reserve(code, its);
    const confirmed = await shop.post(`/v1/reservations/${hold}/confirm`, { orderId: its.orderId });
    expect(confirmed).toMatchObject({ status: 409, body: { code: 'order_mismatch' } });
    expect((await server.audit()).differences).toEqual([]);
  });
});
