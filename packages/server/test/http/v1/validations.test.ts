import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer({ guesses: { perMinute: 20, perDay: 500, perWorkspaceDay: 5000 } });
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;
const friendly = async (fields: object = {}): Promise<string> => codeOf(await shop.coupon({ ...fields }));
const validate = (codes: readonly string[], fields: object = {}, options = {}) =>
  shop.post('/v1/validations', { codes, ...fields }, options);
const redeem = (codes: readonly string[], fields: object = {}) =>
  shop.post('/v1/redemptions', { codes, ...fields });

/** All that something done would have left. */
async function rows(): Promise<unknown> {
  const { rows: found } = await server.pool.query(
    `select (select count(*) from redemptions) as redemptions, (select count(*) from clients) as clients,
      (select count(*) from events) as events, (select count(*) from orders) as orders`,
  );
  return found[0];
}

describe('POST /v1/validations', () => {
  test('tells what a redemption would do, and does nothing', async () => {
    const coupon = await shop.coupon();
    const before = await rows();
    const sent = { client: { email: freshEmail() }, orderId: freshCode(), amount: 1000, currency: 'GBP' };
    const { status, body } = await validate([codeOf(coupon)], sent);
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: true,
      results: [
        {
          code: codeOf(coupon),
          coupon: { id: coupon.id, name: coupon.name },
          applied: true,
          discount: 100,
          ...{ shippingDiscount: 0, allocations: [], gifts: [] },
          reasons: [],
        },
      ],
      totals: {
        ...{ amount: 1000, subtotal: 1000, discount: 100, total: 900 },
        ...{ shipping: null, shippingDiscount: null, tax: null },
      },
      lines: null,
      exhaustive: true,
    });
    expect(await rows()).toEqual(before);
  });

  test('tells all reasons, in the order in which they are told', async () => {
    const limits = [
      { on: 'redemptions', per: 'client', max: 1 },
      { on: 'redemptions', per: 'coupon', max: 1 },
      { on: 'discount', max: 100 },
    ];
    const coupon = await shop.coupon({ limits });
    const client = { email: freshEmail() };
    await redeem([codeOf(coupon)], { client, amount: 1000 });
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    const { body } = await validate([codeOf(coupon)], { client, amount: 1000 });
    expect(body.valid).toBe(false);
    const [result] = body.results as readonly (V1Body & { readonly reasons: readonly V1Body[] })[];
    expect(result?.reasons).toMatchObject([
      { code: 'coupon_paused' },
      { code: 'client_used_up', actual: 1, expected: 1 },
      { code: 'coupon_used_up', actual: 1, expected: 1 },
      { code: 'budget_used_up', actual: 200, expected: 100 },
    ]);
    for (const reason of result?.reasons ?? []) expect(reason.message).toMatch(/^[A-Z].*\.$/);
  });

  test('tries several codes one after the other, those that share a limit too', async () => {
    const { id } = await shop.coupon({
      codes: { kind: 'ean13' },
      limits: [{ on: 'redemptions', per: 'coupon', max: 2 }],
    });
    const codes: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      codes.push((await shop.post('/v1/activations', { couponId: id })).body.code);
    }
    const half = await friendly({
      ...{ discount: { kind: 'percent', percent: 50 }, stacking: { priority: 1 } },
    });
    const all = [half, ...codes];
    const { body } = await validate(all, { amount: 1000 });
    const told = (body.results as readonly V1Body[]).map(({ applied, discount }) => [applied, discount]);
    expect([told[0], told[3]]).toEqual([
      [true, 500],
      [false, null],
    ]);
    expect(body.totals).toMatchObject({ amount: 1000, discount: 595, total: 405 });
    const redeemed = await redeem(all, { amount: 1000 });
    expect(redeemed).toMatchObject({ status: 409, body: { code: 'coupon_used_up' } });
    expect((await redeem(all.slice(0, 3), { amount: 1000 })).body.discount).toBe(595);
  });

  test('knows what the order has already', async () => {
    const limits = [{ on: 'redemptions', per: 'coupon', max: 1 }];
    const [one, two] = [await friendly({ limits }), await friendly({ limits })];
    const sent = { orderId: freshCode(), amount: 1000 };
    await redeem([one], sent);
    await shop.post('/v1/reservations', { codes: [two], ...sent });
    const same = await validate([one, two], sent);
    expect(same.body).toMatchObject({ valid: true, totals: { amount: 1000, discount: 190, total: 810 } });
    const other = await validate([one], { ...sent, amount: 2000 });
    expect(other.body.results).toMatchObject([{ applied: false, reasons: [{ code: 'order_mismatch' }] }]);
    const third = await validate([await friendly()], sent);
    expect(third.body.totals).toMatchObject({ amount: 1000, discount: 81, total: 919 });
  });

  test('does not mind holds whose time ran out', async () => {
    const code = await friendly({ limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] });
    await shop.post('/v1/reservations', { codes: [code], expiresIn: 600 });
    expect((await validate([code])).body.valid).toBe(false);
    server.clock.pass(600);
    expect((await validate([code])).body.valid).toBe(true);
  });

  test('tells stores nothing of codes that are not for them', async () => {
    const draft = await shop.coupon({ state: 'draft', name: 'Secret' });
    const key = server.keys.client;
    const { body, text } = await validate([codeOf(draft)], {}, { key });
    expect(body.results).toMatchObject([
      { coupon: null, applied: false, reasons: [{ code: 'unknown_code' }] },
    ]);
    expect(text).not.toContain('Secret');
    expect((await validate([codeOf(draft)])).body.results).toMatchObject([
      { coupon: { name: 'Secret' }, reasons: [{ code: 'coupon_draft' }] },
    ]);
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const elsewhere = await theirs.post('/v1/validations', { codes: [codeOf(draft)] });
    expect(elsewhere.body.results).toMatchObject([{ coupon: null, reasons: [{ code: 'unknown_code' }] }]);
  });

  test('refuses a code twice, and bad fields', async () => {
    const code = await friendly();
    const twice = await validate([code, code]);
    expect(twice.status).toBe(400);
    expect(twice.body.errors).toMatchObject([{ field: '/codes/1', code: 'duplicate' }]);
    const { status, body } = await validate([code], { mode: 'all' });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: '/mode', code: 'unknown' }]);
  });

  test('is slowed for those who guess, but not for codes that all may know', async () => {
    const { key } = await server.makeKey('client');
    const known = await friendly();
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const { code } = (await shop.post('/v1/activations', { couponId: id })).body;
    // Guesses are counted by the minute: none may end in the middle of this.
    server.clock.pass(60 - ((server.clock.now() / 1000) % 60));
    for (let time = 0; time < 4; time += 1) {
      await validate(
        Array.from({ length: 5 }, () => freshCode()),
        {},
        { key },
      );
    }
    for (const path of ['/v1/validations', '/v1/redemptions', '/v1/reservations']) {
      const guess = await shop.post(path, { codes: [code] }, { key });
      expect({ status: guess.status, code: guess.body.code }).toEqual({
        status: 429,
        code: 'too_many_guesses',
      });
      expect(Number(guess.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await validate([known], {}, { key })).body.valid).toBe(true);
    expect((await validate([code])).body.valid).toBe(true);
  });
});
