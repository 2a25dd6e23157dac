import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(async () => {
  expect((await server.audit()).differences).toEqual([]);
  await server.stop();
});

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;
const friendly = async (fields: object = {}): Promise<string> => codeOf(await shop.coupon({ ...fields }));
const redeem = (codes: readonly string[], fields: object = {}, options = {}) =>
  shop.post('/v1/redemptions', { codes, ...fields }, options);
const order = () => freshCode();

/** What a coupon's statistics count. */
const totalsOf = async (id: string) => (await shop.get(`/v1/coupons/${id}/statistics`)).body.totals;

describe('POST /v1/redemptions', () => {
  test('redeems a code for an order, and tells all of it', async () => {
    const coupon = await shop.coupon({ limits: [{ on: 'redemptions', per: 'client', max: 1 }] });
    const [email, orderId] = [freshEmail(), order()];
    const sent = { client: { email }, orderId, amount: 5990, currency: 'GBP' };
    const { status, body } = await redeem([codeOf(coupon)], sent);
    expect(status).toBe(201);
    const found = (await shop.get(`/v1/clients?email=${email}`)).body.data[0];
    const result = {
      code: codeOf(coupon),
      coupon: { id: coupon.id, name: coupon.name },
      applied: true,
      discount: 599,
      reasons: [],
      redemptionId: body.id,
      clientId: found?.id,
      usableAfter: false,
    };
    expect(body).toMatchObject({
      jointId: null,
      orderId,
      clientId: found?.id,
      currency: 'GBP',
      amount: 5990,
      discount: 599,
      reservationId: null,
      results: [result],
      totals: { amount: 5990, discount: 599, total: 5391 },
      rolledBack: null,
      rollbacks: [],
    });
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
  });

  test('redeems with nothing but a code', async () => {
    const { status, body } = await redeem([await friendly()]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ orderId: null, clientId: null, amount: null, discount: null });
    expect(body.totals).toMatchObject({ amount: null, discount: null, total: null });
  });

  test('is the first redemption again for the same order, and refused with another amount', async () => {
    const coupon = await shop.coupon();
    const orderId = order();
    const first = await redeem([codeOf(coupon)], { orderId, amount: 1000 });
    const again = await redeem([codeOf(coupon)], { orderId, amount: 1000 });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const lower = await redeem([codeOf(coupon).toLowerCase()], { orderId, amount: 1000 });
    expect([lower.status, lower.body.id]).toEqual([200, first.body.id]);
    const other = await redeem([codeOf(coupon)], { orderId, amount: 2000 });
    expect(other).toMatchObject({ status: 409, body: { code: 'order_mismatch' } });
    expect(await totalsOf(coupon.id)).toMatchObject({ redeemed: 1, amount: 1000 });
  });

  test('is one redemption for one idempotency key', async () => {
    const coupon = await shop.coupon();
    const key = idempotent();
    const first = await redeem([codeOf(coupon)], { amount: 1000 }, key);
    const again = await redeem([codeOf(coupon)], { amount: 1000 }, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const other = await redeem([codeOf(coupon)], { amount: 2000 }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await totalsOf(coupon.id)).toMatchObject({ redeemed: 1 });
  });

  test('tells each code as the request sent it, as the dry run does; whoever only reads it, as its coupon spells it', async () => {
    const codes = [`Tea-${freshCode()}`, `Ümlaut-${freshCode()}`];
    for (const code of codes) await shop.coupon({ codes: { kind: 'friendly', code } });
    const sent = [` ${codes[1]?.toLowerCase()} `, codes[0]?.toUpperCase() ?? ''];
    const spelled = ({ body }: { readonly body: V1Body }) =>
      (body.results as readonly V1Body[]).map(({ code }) => code);
    const cart = { amount: 1000, orderId: order() };
    expect(spelled(await shop.post('/v1/validations', { codes: sent, ...cart }))).toEqual(sent);
    const held = await shop.post('/v1/reservations', { codes: sent, ...cart });
    expect(spelled(held)).toEqual(sent);
    const first = await redeem(sent, { reservationId: held.body.id });
    expect([first.status, spelled(first)]).toEqual([201, sent]);
    expect(spelled(await redeem(sent, cart))).toEqual(sent);
    const others = sent.toReversed().map((code) => code.toLowerCase());
    expect(spelled(await redeem(others, cart)).toSorted()).toEqual(others.toSorted());
    const read = await shop.get(`/v1/redemptions/${first.body.id}`);
    expect(spelled(read)).toEqual(codes.toReversed());
  });

  test('tells a number whose first zero a scanner drops as it was sent', async () => {
    const number = '0012345678905';
    const { id } = await shop.coupon({ codes: { kind: 'imported' } });
    await shop.post(`/v1/coupons/${id}/codes/import`, { codes: [{ code: number }] });
    const asked = number.slice(1);
    const { status, body } = await redeem([asked], { orderId: order() });
    expect([status, body.results]).toMatchObject([201, [{ code: asked }]]);
    const read = await shop.get(`/v1/redemptions/${body.id}`);
    expect(read.body.results).toMatchObject([{ code: number }]);
  });

  test('takes several codes one after the other, each on what is left', async () => {
    const codes = [
      await friendly({ discount: { kind: 'percent', percent: 50 }, stacking: { priority: 3 } }),
      await friendly({ discount: { kind: 'amount', amount: 300 }, stacking: { priority: 2 } }),
      await friendly({ discount: { kind: 'amount', amount: 300 }, stacking: { priority: 1 } }),
    ];
    const orderId = order();
    const { status, body } = await redeem(codes, { orderId, amount: 1000 });
    expect(status).toBe(201);
    const results = body.results as readonly V1Body[];
    expect(results.map(({ discount }) => discount)).toEqual([500, 300, 200]);
    expect(body.totals).toMatchObject({ amount: 1000, discount: 1000, total: 0 });
    expect(body.jointId).toBe(body.id);
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
    const again = await redeem(codes, { orderId, amount: 1000 });
    expect(again.status).toBe(200);
    expect(again.body.results).toEqual(body.results);
    const [, second] = results;
    const single = await shop.get(`/v1/redemptions/${String(second?.redemptionId)}`);
    expect(single.body).toMatchObject({ id: second?.redemptionId, jointId: body.id, discount: 300 });
  });

  test('redeems all or none, and says why', async () => {
    const [good, bad] = [await shop.coupon(), await shop.coupon()];
    await shop.post(`/v1/coupons/${bad.id}/pause`);
    const { status, body } = await redeem([codeOf(good), codeOf(bad), 'NO-SUCH'], { amount: 1000 });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'unknown_code' });
    const refused = await redeem([codeOf(good), codeOf(bad)], { amount: 1000 });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'coupon_paused',
        results: [
          { code: codeOf(bad), applied: false, discount: null, reasons: [{ code: 'coupon_paused' }] },
        ],
      },
    });
    expect(await totalsOf(good.id)).toMatchObject({ redeemed: 0 });
  });

  test('with mode applicable redeems those that apply, and is the same again under its key', async () => {
    const bad = await shop.coupon();
    const good = await shop.coupon({ stacking: { priority: 1 } });
    const late = await shop.coupon();
    await shop.post(`/v1/coupons/${bad.id}/pause`);
    const codes = [codeOf(bad), codeOf(good), 'NO-SUCH', codeOf(late)];
    const key = idempotent();
    const { status, body } = await redeem(codes, { amount: 1000, mode: 'applicable' }, key);
    expect(status).toBe(201);
    expect(body.results).toMatchObject([
      { code: codeOf(bad), applied: false, redemptionId: null, reasons: [{ code: 'coupon_paused' }] },
      { code: codeOf(good), applied: true, discount: 100 },
      { code: 'NO-SUCH', applied: false, coupon: null, reasons: [{ code: 'unknown_code' }] },
      { code: codeOf(late), applied: true, discount: 90 },
    ]);
    const again = await redeem(codes, { amount: 1000, mode: 'applicable' }, key);
    expect(again.status).toBe(200);
    expect((again.body.results as readonly V1Body[]).map(({ code }) => code)).toEqual(codes);
    expect(await totalsOf(good.id)).toMatchObject({ redeemed: 1 });
    const none = await redeem([codeOf(bad), 'NO-SUCH'], { mode: 'applicable' });
    expect({ status: none.status, code: none.body.code }).toEqual({ status: 409, code: 'coupon_paused' });
  });

  test('counts for the owner of an individual code', async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const email = freshEmail();
    const activated = await shop.post('/v1/activations', { couponId: id, client: { email } });
    const { body } = await redeem([activated.body.code], { client: { email: freshEmail() } });
    expect(body.clientId).toBe(activated.body.clientId);
  });

  const week = [{ on: 'redemptions', per: 'coupon', period: 'week', max: 1 }];
  test.each([
    ['a limit of the coupon', [{ on: 'redemptions', per: 'coupon', max: 1 }], 'coupon_used_up'],
    ['a limit of the code', [{ on: 'redemptions', per: 'code', max: 1 }], 'code_used_up'],
    ['a limit of the week', week, 'period_used_up'],
    ['a limit of activations', [{ on: 'activations', max: 1 }], 'activations_used_up'],
    ['a budget', [{ on: 'discount', max: 150 }], 'budget_used_up'],
  ])('stops at %s', async (_, limits, code) => {
    const coupon = await shop.coupon({ limits });
    expect((await redeem([codeOf(coupon)], { amount: 1000 })).status).toBe(201);
    const { status, body } = await redeem([codeOf(coupon)], { amount: 1000 });
    expect({ status, code: body.code }).toEqual({ status: 409, code });
    expect(body).toMatchObject({ actual: expect.any(Number), expected: expect.any(Number) });
    expect(await totalsOf(coupon.id)).toMatchObject({ redeemed: 1, discount: 100 });
    const old = await new Shop(server).use(codeOf(coupon), { amount: 10 });
    expect(old.body.code).toBe(20105);
  });

  test('starts anew with a new week', async () => {
    const code = await friendly({ limits: week });
    expect((await redeem([code])).status).toBe(201);
    expect((await redeem([code])).status).toBe(409);
    server.clock.pass(7 * 86_400);
    expect((await redeem([code])).status).toBe(201);
  });

  test('of a coupon with a budget needs the amount', async () => {
    const code = await friendly({ limits: [{ on: 'discount', max: 1000 }] });
    expect(await redeem([code])).toMatchObject({ status: 409, body: { code: 'amount_required' } });
    expect((await new Shop(server).use(code)).body.code).toBe(20105);
  });

  test('of another currency is refused', async () => {
    const code = await friendly({ currency: 'EUR' });
    const { status, body } = await redeem([code], { amount: 1000, currency: 'GBP' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'currency_mismatch' });
    const told = { actual: 'GBP', expected: 'EUR', fix: { type: 'use_currency', in: ['EUR'] } };
    expect(body).toMatchObject(told);
    const lines = [{ id: '1', sku: 'a', quantity: 1, unitPrice: 1000 }];
    const withCart = await shop.post('/v1/redemptions', { codes: [code], cart: { currency: 'GBP', lines } });
    expect(withCart).toMatchObject({ status: 409, body: { code: 'currency_mismatch', ...told } });
  });

  test.each([
    [{}, '/codes', 'missing'],
    [{ codes: [] }, '/codes', 'out_of_range'],
    [{ codes: Array.from({ length: 21 }, (_, at) => `CODE${at}`) }, '/codes', 'out_of_range'],
    [{ codes: [7] }, '/codes/0', 'wrong_type'],
    [{ codes: ['A-B', ''] }, '/codes/1', 'out_of_range'],
    [{ codes: ['X'], amount: -1 }, '/amount', 'out_of_range'],
    [{ codes: ['X'], amount: 1.5 }, '/amount', 'wrong_type'],
    [{ codes: ['X'], amount: '10' }, '/amount', 'wrong_type'],
    [{ codes: ['X'], currency: 'pounds' }, '/currency', 'wrong_form'],
    [{ codes: ['X'], orderId: '  ' }, '/orderId', 'invalid'],
    [{ codes: ['X'], mode: 'some' }, '/mode', 'not_one_of'],
    [{ codes: ['X'], client: { email: 'me' } }, '/client/email', 'invalid'],
    [{ codes: ['X'], orderID: '1' }, '/orderID', 'unknown'],
    [{ codes: ['X'], reservationId: 'mine' }, '/reservationId', 'wrong_form'],
  ])('refuses %j and says which field', async (json, field, code) => {
    const { status, body } = await shop.post('/v1/redemptions', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });

  test('takes a code once', async () => {
    const coupon = await shop.coupon();
    const { status, body } = await redeem([codeOf(coupon), codeOf(coupon).toLowerCase()]);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: '/codes/1', code: 'duplicate' }]);
    expect(await totalsOf(coupon.id)).toMatchObject({ redeemed: 0 });
  });

  test('tells stores nothing of a draft', async () => {
    const draft = await shop.coupon({ state: 'draft', name: 'Secret' });
    const { status, body, text } = await redeem([codeOf(draft)], {}, { key: server.keys.client });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'unknown_code' });
    expect(text).not.toContain('Secret');
  });
});

describe('POST /v1/redemptions/{redemptionId}/rollback', () => {
  const rollBack = (id: string, json: object | undefined = undefined, options = {}) =>
    shop.post(`/v1/redemptions/${id}/rollback`, json, options);

  test('gives back the whole: money, use and order', async () => {
    const limits = [
      { on: 'redemptions', per: 'coupon', max: 1 },
      { on: 'discount', max: 100 },
    ];
    const coupon = await shop.coupon({ limits });
    const sent = { orderId: order(), amount: 1000 };
    const { body } = await redeem([codeOf(coupon)], sent);
    const back = await rollBack(body.id);
    expect(back.status).toBe(200);
    expect(back.body).toMatchObject({
      id: body.id,
      rolledBack: { amount: 1000, discount: 100, uses: 1 },
      rollbacks: [
        { reason: 'order_cancelled', amount: 1000, discount: 100, completes: true, givesBackUse: true },
      ],
    });
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(back.body);
    expect(await rollBack(body.id)).toMatchObject({ status: 409, body: { code: 'nothing_left' } });
    expect((await redeem([codeOf(coupon)], sent)).status).toBe(201);
    expect(await totalsOf(coupon.id)).toMatchObject({ redeemed: 2, rolledBack: 1, discountBack: 100 });
  });

  test('gives back a part in proportion, and the use with the last one', async () => {
    const coupon = await shop.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] });
    const { body } = await redeem([codeOf(coupon)], { amount: 999 });
    const part = await rollBack(body.id, { amount: 333, reason: 'order_returned' });
    expect(part.body).toMatchObject({
      rolledBack: { amount: 333, discount: 33, uses: 0 },
      rollbacks: [{ reason: 'order_returned', amount: 333, discount: 33, completes: false }],
    });
    expect((await redeem([codeOf(coupon)])).status).toBe(409);
    const more = await rollBack(body.id, { amount: 667 });
    expect(more).toMatchObject({ status: 409, body: { code: 'more_than_left', actual: 667, expected: 666 } });
    const rest = await rollBack(body.id, { amount: null });
    expect(rest.body.rolledBack).toEqual({ amount: 999, discount: 100, shippingDiscount: 0, uses: 1 });
    expect((await redeem([codeOf(coupon)])).status).toBe(201);
  });

  test('is done once for one idempotency key', async () => {
    const coupon = await shop.coupon();
    const { body } = await redeem([codeOf(coupon)], { amount: 1000 });
    const key = idempotent();
    const first = await rollBack(body.id, { amount: 100 }, key);
    const again = await rollBack(body.id, { amount: 100 }, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await rollBack(body.id, { amount: 200 }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('keeps the use where the coupon says so', async () => {
    const limits = [{ on: 'redemptions', per: 'coupon', max: 1 }];
    const coupon = await shop.coupon({ limits, rollback: { givesBack: false } });
    const { body } = await redeem([codeOf(coupon)], { amount: 1000 });
    expect((await rollBack(body.id)).body.rolledBack).toEqual({
      ...{ amount: 1000, discount: 100, shippingDiscount: 0, uses: 0 },
    });
    expect((await redeem([codeOf(coupon)])).status).toBe(409);
  });

  test('of several codes is whole only, and names each for a part', async () => {
    const [one, two] = [await shop.coupon(), await shop.coupon()];
    const { body } = await redeem([codeOf(one), codeOf(two)], { amount: 1000 });
    const part = await rollBack(body.id, { amount: 100 });
    expect(part.status).toBe(400);
    for (const { redemptionId } of body.results as readonly V1Body[]) {
      expect(part.body.detail).toContain(String(redemptionId));
    }
    const whole = await rollBack(body.id);
    expect(whole.body.rolledBack).toEqual({ amount: 1000, discount: 190, shippingDiscount: 0, uses: 2 });
    expect(whole.body.rollbacks).toHaveLength(2);
    for (const { id } of [one, two]) expect(await totalsOf(id)).toMatchObject({ rolledBack: 1 });
  });

  test('of an order without value is whole only', async () => {
    const { body } = await redeem([await friendly()]);
    expect(await rollBack(body.id, { amount: 1 })).toMatchObject({
      status: 409,
      body: { code: 'amount_unknown' },
    });
    expect((await rollBack(body.id)).body.rolledBack).toEqual({
      ...{ amount: null, discount: 0, shippingDiscount: 0, uses: 1 },
    });
  });

  test.each([
    [{ amount: 0 }, '/amount'],
    [{ amount: '5' }, '/amount'],
    [{ reason: 'x'.repeat(201) }, '/reason'],
    [{ lines: [] }, '/lines'],
    [{ lines: [{ lineId: '1', quantity: 0 }] }, '/lines/0/quantity'],
    [{ lines: [{ lineId: '1', quantity: 1 }], amount: 1 }, '/amount'],
    [{ lines: [1, 2].map((quantity) => ({ lineId: '1', quantity })) }, '/lines/1/lineId'],
  ])('refuses %j and says which field', async (json, field) => {
    const { status, body } = await rollBack(randomUUID(), json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});

describe('GET /v1/redemptions', () => {
  test('lists by order and by client, with pages that tile the list', async () => {
    const { id } = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    const orderId = order();
    const made: string[] = [];
    for (const code of [await friendly(), await friendly(), await friendly()]) {
      made.unshift((await redeem([code], { client: { id }, orderId, amount: 100 })).body.id);
    }
    await redeem([await friendly()]);
    for (const query of [`clientId=${id}`, `orderId=${orderId}`, `orderId=${orderId}&clientId=${id}`]) {
      const seen: string[] = [];
      let cursor = '';
      for (let isMore = true; isMore; ) {
        const { body } = await shop.get(`/v1/redemptions?${query}&limit=2${cursor}`);
        seen.push(...body.data.map((one) => one.id));
        isMore = body.nextCursor !== null;
        cursor = `&cursor=${body.nextCursor}`;
      }
      expect(seen).toEqual(made);
    }
    expect((await shop.get('/v1/redemptions?limit=1')).body.data[0]?.id).not.toBe(made[0]);
    expect((await shop.get(`/v1/redemptions?clientId=${randomUUID()}`)).body.data).toEqual([]);
  });

  test('is for stores by order only, and by their own store’s', async () => {
    const { key } = await server.makeKey('client', 'leeds');
    const orderId = order();
    const { body } = await redeem([await friendly()], { orderId }, { key });
    const all = await shop.get('/v1/redemptions', { key });
    expect(all.status).toBe(400);
    expect(all.body.errors).toMatchObject([{ field: '/orderId', code: 'missing' }]);
    const own = await shop.get(`/v1/redemptions?orderId=${orderId}`, { key });
    expect(own.body.data.map(({ id }) => id)).toEqual([body.id]);
    expect((await shop.get(`/v1/redemptions?orderId=${orderId}`)).body.data).toEqual([]);
  });

  test('finds the orders of all stores for admins, and for nobody else', async () => {
    const { key } = await server.makeKey('client', 'york');
    const orderId = order();
    const here = (await redeem([await friendly()], { orderId })).body.id;
    const there = (await redeem([await friendly()], { orderId }, { key })).body.id;
    const any = await shop.get(`/v1/redemptions?orderId=${orderId}&anyStore=true`);
    expect(any.body.data.map(({ id }) => id)).toEqual([there, here]);
    const refused = await shop.get(`/v1/redemptions?orderId=${orderId}&anyStore=true`, { key });
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ field: '/anyStore' }]);
  });

  test('lists what was given back of an order where that is asked for', async () => {
    const orderId = order();
    const [first, second] = [await friendly(), await friendly()];
    const back = (await redeem([first], { orderId, amount: 1000 })).body.id;
    const kept = (await redeem([second], { orderId, amount: 1000 })).body.id;
    const listed = async (query = '') =>
      (await shop.get(`/v1/redemptions?orderId=${orderId}${query}`)).body.data.map(({ id }) => id);
    const rollBack = (json: object) => shop.post(`/v1/redemptions/${back}/rollback`, json);
    await rollBack({ amount: 400 });
    expect(await listed()).toEqual([kept, back]);
    await rollBack({});
    expect(await listed()).toEqual([kept]);
    expect(await listed('&returned=true')).toEqual([kept, back]);
    const anew = (await redeem([first], { orderId, amount: 1000 })).body.id;
    expect(await listed('&returned=true')).toEqual([anew, kept, back]);
    const { key } = await server.makeKey('client', 'hull');
    const theirs = await shop.get(`/v1/redemptions?orderId=${orderId}&returned=true`, { key });
    expect(theirs.body.data).toEqual([]);
  });

  test('knows nothing of another workspace', async () => {
    const coupon = await shop.coupon();
    const { body } = await redeem([codeOf(coupon)], { orderId: order() });
    const theirs = new V1Shop(server, server.otherKeys.admin);
    expect((await theirs.get('/v1/redemptions')).body.data).toEqual([]);
    for (const path of ['', '/rollback']) {
      const method = path === '' ? 'GET' : 'POST';
      const answer = await theirs.call(method, `/v1/redemptions/${body.id}${path}`);
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: 404,
        code: 'redemption_unknown',
      });
    }
    const used = await theirs.post('/v1/redemptions', { codes: [codeOf(coupon)] });
    expect(used).toMatchObject({ status: 409, body: { code: 'unknown_code' } });
    expect((await shop.get(`/v1/redemptions/${body.id}`)).body).toEqual(body);
  });
});
