import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { Till } from '../support/till.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new Shop(server);
});

afterAll(() => server.stop());

describe('GET /coupons/{uuid}/statistics', () => {
  test('answers nothing of a new coupon', async () => {
    const { uuid } = await shop.coupon();
    const { status, body } = await shop.call('GET', `/coupons/${uuid}/statistics`);
    expect(status).toBe(200);
    expect(body).toEqual({
      code: 1,
      message: 'OK',
      data: {
        uuid,
        currency: 'GBP',
        timeZone: 'UTC',
        issued: 0,
        activated: 0,
        redeemed: 0,
        rolledBack: 0,
        clients: 0,
        discount: 0,
        amount: 0,
        discountBack: 0,
        amountBack: 0,
        refused: {},
        days: [],
      },
    });
  });

  test('counts at once what was answered, in all and by day of the coupon', async () => {
    const { uuid } = await shop.coupon({
      timeZone: 'Pacific/Auckland',
      discountType: 'cost',
      discountValue: 2.5,
    });
    const day = () =>
      new Intl.DateTimeFormat('sv', { timeZone: 'Pacific/Auckland' }).format(server.clock.now());
    const first = day();
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    await shop.use(code, { amount: 10 });
    server.clock.pass(86_400);
    await shop.use(code, { amount: 1 });
    await shop.codeFor(uuid);
    const { data } = (await shop.call('GET', `/coupons/${uuid}/statistics/`)).body;
    expect(data).toMatchObject({
      issued: 2,
      activated: 2,
      redeemed: 2,
      clients: 1,
      discount: 3.5,
      amount: 11,
    });
    expect(data.days).toEqual([
      {
        day: first,
        issued: 1,
        activated: 1,
        redeemed: 1,
        rolledBack: 0,
        clients: 1,
        discount: 2.5,
        amount: 10,
        discountBack: 0,
        amountBack: 0,
      },
      {
        day: day(),
        ...{ issued: 1, activated: 1, redeemed: 1, rolledBack: 0, clients: 0 },
        ...{ discount: 1, amount: 1, discountBack: 0, amountBack: 0 },
      },
    ]);
  });

  test('counts what was given back on the day on which it was, and leaves the day before as it is', async () => {
    const till = new Till(server, (await server.workspace()).id);
    const coupon = await till.coupon();
    const { code } = coupon;
    const day = () => new Date(server.clock.now()).toISOString().slice(0, 10);
    const first = day();
    const whole = await till.redeem(coupon, { code, email: freshEmail(), amount: 10_000 });
    const part = await till.redeem(coupon, { code, email: freshEmail(), amount: 5001 });
    await till.reserve(coupon, { code, email: freshEmail(), amount: 700 });
    server.clock.pass(86_400);
    await till.one(till.rollingBack(whole));
    await till.one(till.rollingBack(part, 2500));
    const { data } = (await shop.call('GET', `/coupons/${coupon.id}/statistics`)).body;
    const given = { activated: 3, redeemed: 2, clients: 3, discount: 15, amount: 150.01 };
    const back = { rolledBack: 1, discountBack: 12.49, amountBack: 125 };
    const nothing = { issued: 0, activated: 0, redeemed: 0, clients: 0, discount: 0, amount: 0 };
    expect(data).toMatchObject({ ...given, ...back });
    expect(data.days).toEqual([
      { day: first, ...nothing, ...given, rolledBack: 0, discountBack: 0, amountBack: 0 },
      { day: day(), ...nothing, ...back },
    ]);
  });

  test('counts refusals by reason, soon', async () => {
    const { uuid, code } = await shop.friendly({ limitGlobal: 1 });
    await shop.use(code);
    for (let time = 0; time < 3; time += 1) await shop.use(code);
    await shop.activate(uuid, { email: freshEmail() });
    await vi.waitFor(
      async () => {
        const { body } = await shop.call('GET', `/coupons/${uuid}/statistics`);
        expect(body.data.refused).toEqual({ activations_used_up: 4 });
      },
      { timeout: 30_000, interval: 100 },
    );
  });

  test('answers 404 for a coupon that is not there', async () => {
    const { status, body } = await shop.call('GET', `/coupons/${randomUUID()}/statistics`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 404, message: 'Coupon.Unknown', data: null });
  });

  test.each(['client', 'batch'] as const)('is not for keys of scope %s', async (scope) => {
    const { uuid } = await shop.coupon();
    const { status } = await shop.call('GET', `/coupons/${uuid}/statistics`, { key: server.keys[scope] });
    expect(status).toBe(403);
  });
});
