import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

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

const codeOf = ({ codes }: V1Body): string => (codes as { readonly code: string }).code;
const ONCE = { limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] };
const once = async (): Promise<string> => codeOf(await shop.coupon(ONCE));
const reserve = (codes: readonly string[], fields: object = {}, options = {}) =>
  shop.post('/v1/reservations', { codes, ...fields }, options);
const redeem = (codes: readonly string[], fields: object = {}) =>
  shop.post('/v1/redemptions', { codes, ...fields });
const settle = (id: string, what: 'confirm' | 'release', json?: object, options = {}) =>
  shop.post(`/v1/reservations/${id}/${what}`, json, options);

describe('POST /v1/reservations', () => {
  test('holds a use, and tells all of it', async () => {
    const coupon = await shop.coupon(ONCE);
    const orderId = freshCode();
    const { status, body } = await reserve([codeOf(coupon)], { orderId, amount: 1000, currency: 'GBP' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'held',
      orderId,
      clientId: null,
      amount: 1000,
      currency: 'GBP',
      discount: 100,
      results: [
        {
          code: codeOf(coupon),
          coupon: { id: coupon.id, name: coupon.name },
          applied: true,
          discount: 100,
          reasons: [],
          reservationId: body.id,
        },
      ],
      totals: { amount: 1000, discount: 100, total: 900 },
      redemptionId: null,
    });
    const [from, to] = [body.reservedAt, body.expiresAt].map((text) => Date.parse(String(text)));
    expect(Number(to) - Number(from)).toBe(900_000);
    expect((await shop.get(`/v1/reservations/${body.id}`)).body).toEqual(body);
    expect(await redeem([codeOf(coupon)])).toMatchObject({ status: 409, body: { code: 'coupon_used_up' } });
  });

  test('is the same hold for the same order, and for one idempotency key', async () => {
    const code = await once();
    const sent = { orderId: freshCode(), amount: 1000 };
    const first = await reserve([code], sent);
    const again = await reserve([code], sent);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const key = idempotent();
    const other = await once();
    const answers = [await reserve([other], {}, key), await reserve([other], {}, key)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const reused = await reserve([await once()], {}, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('is over by itself, and then another one can have the use', async () => {
    const code = await once();
    const { body } = await reserve([code], { expiresIn: 60 });
    expect((await reserve([code])).status).toBe(409);
    server.clock.pass(60);
    expect((await shop.get(`/v1/reservations/${body.id}`)).body.state).toBe('expired');
    expect((await reserve([code])).status).toBe(201);
  });

  test('holds all codes or none, or those that apply', async () => {
    const [good, bad] = [await once(), await once()];
    await redeem([bad]);
    const none = await reserve([good, bad], { amount: 1000 });
    expect(none).toMatchObject({
      status: 409,
      body: { code: 'coupon_used_up', results: [{ code: bad, reasons: [{ code: 'coupon_used_up' }] }] },
    });
    const some = await reserve([bad, good], { amount: 1000, mode: 'applicable' });
    expect(some).toMatchObject({
      status: 201,
      body: {
        discount: 100,
        results: [
          { code: bad, applied: false, reservationId: null },
          { code: good, applied: true },
        ],
      },
    });
    expect((await redeem([good])).status).toBe(409);
  });

  test.each([
    [{ codes: ['X'], expiresIn: 0 }, '/expiresIn', 'out_of_range'],
    [{ codes: ['X'], expiresIn: 604_801 }, '/expiresIn', 'out_of_range'],
    [{ expiresIn: 5 }, '/codes', 'missing'],
    [{ codes: ['X'], reservationId: randomUUID() }, '/reservationId', 'unknown'],
  ])('refuses %j and says which field', async (json, field, code) => {
    const { status, body } = await shop.post('/v1/reservations', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });
});

describe('POST /v1/reservations/{reservationId}/confirm', () => {
  test('keeps its promise whatever changed', async () => {
    const coupon = await shop.coupon(ONCE);
    const orderId = freshCode();
    const held = await reserve([codeOf(coupon)], { orderId, amount: 1000 });
    await shop.patch(`/v1/coupons/${coupon.id}`, { discount: { kind: 'percent', percent: 90 } });
    await shop.post(`/v1/coupons/${coupon.id}/pause`);
    const first = await settle(held.body.id, 'confirm');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ orderId, amount: 1000, discount: 100, reservationId: held.body.id });
    const again = await settle(held.body.id, 'confirm', {});
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const now = (await shop.get(`/v1/reservations/${held.body.id}`)).body;
    expect(now).toMatchObject({ state: 'confirmed', redemptionId: first.body.id });
    expect((await shop.get(`/v1/redemptions/${first.body.id}`)).body).toEqual(first.body);
  });

  test('gives an order to a hold that had none, and is one for one idempotency key', async () => {
    const held = await reserve([await once()], { amount: 1000 });
    const [orderId, key] = [freshCode(), idempotent()];
    const first = await settle(held.body.id, 'confirm', { orderId }, key);
    const again = await settle(held.body.id, 'confirm', { orderId }, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body.orderId).toBe(orderId);
    expect(again.body).toEqual(first.body);
    const other = await settle(held.body.id, 'confirm', { orderId: freshCode() }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('after its time is a new redemption if there is room, else refused', async () => {
    const code = await once();
    const held = await reserve([code], { expiresIn: 1 });
    const late = await reserve([await once()], { expiresIn: 1 });
    server.clock.pass(5);
    expect((await redeem([code])).status).toBe(201);
    const refused = await settle(held.body.id, 'confirm');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'coupon_used_up', results: [{ code, applied: false }] },
    });
    expect((await settle(late.body.id, 'confirm')).status).toBe(201);
  });

  test('settles several codes together', async () => {
    const codes = [await once(), await once()];
    const held = await reserve(codes, { amount: 1000 });
    const { status, body } = await settle(held.body.id, 'confirm');
    expect(status).toBe(201);
    expect(body).toMatchObject({ discount: 190, results: codes.map((code) => ({ code, applied: true })) });
    expect((await shop.get(`/v1/reservations/${held.body.id}`)).body).toMatchObject({
      state: 'confirmed',
      redemptionId: body.id,
    });
  });

  test('is what a redemption of the same order, or of the reservation, does', async () => {
    const [one, two] = [await once(), await once()];
    const sent = { orderId: freshCode(), amount: 1000 };
    const held = await reserve([one], sent);
    const redeemed = await redeem([one], sent);
    expect(redeemed).toMatchObject({ status: 201, body: { reservationId: held.body.id } });
    const other = await reserve([two], { amount: 500 });
    const reservationId = other.body.id;
    for (const [fields, field] of [
      [{ codes: [one] }, '/codes'],
      [{ codes: [two], amount: 501 }, '/amount'],
    ] as const) {
      const { status, body } = await shop.post('/v1/redemptions', { ...fields, reservationId });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field }]);
    }
    const done = await redeem([two.toLowerCase()], { reservationId, amount: 500 });
    expect(done).toMatchObject({ status: 201, body: { reservationId, discount: 50 } });
    const unknown = await redeem([two], { reservationId: randomUUID() });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'reservation_unknown' } });
  });
});

describe('what was reserved', () => {
  const cart = (quantity: number) => ({
    currency: 'GBP',
    lines: [{ id: '1', sku: 'A', quantity, unitPrice: 500 }],
  });

  test.each([
    ['one of its codes twice', ([one]: readonly string[]) => ({ codes: [one, one] }), '/codes'],
    ['another cart', () => ({ cart: cart(3) }), '/cart'],
    ['its value in another currency', () => ({ amount: 1000, currency: 'EUR' }), '/currency'],
    ['another order', () => ({ orderId: freshCode() }), '/orderId'],
  ])('is not redeemed for %s', async (_, other, field) => {
    const codes = [await once(), await once()];
    const held = await reserve(codes, { orderId: freshCode(), cart: cart(2) });
    const { status, body } = await redeem(codes, { reservationId: held.body.id, ...other(codes) });
    expect([status, body.errors.map((error) => error.field)]).toEqual([400, [field]]);
    expect((await shop.get(`/v1/reservations/${held.body.id}`)).body.state).toBe('held');
  });

  test('is not redeemed for another client; nobody by name stands for the one it is for', async () => {
    const code = await once();
    const ann = { email: freshEmail() };
    const bob = { customIdentify: freshCode() };
    const held = await reserve([code], { client: ann, amount: 1000 });
    await shop.post('/v1/clients', bob);
    for (const client of [bob, { email: freshEmail() }, { ...ann, ...bob }]) {
      const { status, body } = await redeem([code], { reservationId: held.body.id, client });
      expect([status, body.errors]).toMatchObject([400, [{ field: '/client' }]]);
    }
    expect((await shop.get(`/v1/reservations/${held.body.id}`)).body.state).toBe('held');
    const done = await redeem([code], { reservationId: held.body.id, client: ann });
    expect(done).toMatchObject({ status: 201, body: { clientId: held.body.clientId } });
    expect((await redeem([code], { reservationId: held.body.id })).status).toBe(200);
    const nobodys = await reserve([await once()], { amount: 1000 });
    const [result] = nobodys.body.results as { readonly code: string }[];
    const asBob = { reservationId: nobodys.body.id, client: bob };
    expect((await redeem([String(result?.code)], asBob)).body.errors).toMatchObject([{ field: '/client' }]);
  });

  test('of a code that is somebody’s own is redeemed by whoever presents it, for its owner', async () => {
    const coupon = await shop.coupon({ codes: { kind: 'ean13', prefix: '29' } });
    const [ann, bob] = [{ email: freshEmail() }, { email: freshEmail() }];
    const { body: own } = await shop.post('/v1/activations', { couponId: coupon.id, client: ann });
    const held = await reserve([own.code], { client: bob, amount: 1000 });
    const done = await redeem([own.code], { reservationId: held.body.id, client: bob });
    expect(done).toMatchObject({ status: 201, body: { clientId: held.body.clientId } });
    expect(held.body.clientId).toBe(own.clientId);
  });

  test('is not confirmed for another order, before it is and after', async () => {
    const held = await reserve([await once()], { orderId: freshCode(), amount: 1000 });
    const orderId = freshCode();
    expect((await settle(held.body.id, 'confirm', { orderId })).body.errors).toMatchObject([
      { field: '/orderId' },
    ]);
    expect((await settle(held.body.id, 'confirm', { orderId: held.body.orderId })).status).toBe(201);
    expect((await settle(held.body.id, 'confirm', { orderId })).status).toBe(400);
  });

  test('is redeemed with the same cart in another order of its lines', async () => {
    const lines = [...cart(1).lines, { id: '2', sku: 'B', quantity: 1, unitPrice: 300 }];
    const code = await once();
    const held = await reserve([code], { orderId: freshCode(), cart: { currency: 'GBP', lines } });
    const sent = {
      orderId: held.body.orderId,
      currency: 'GBP',
      cart: { currency: 'GBP', lines: lines.toReversed() },
    };
    const { status, body } = await redeem([code], { reservationId: held.body.id, ...sent });
    expect(status).toBe(201);
    expect(body).toMatchObject({ amount: 800, discount: 80 });
  });
});

test('an order whose dead hold of somebody else made room for a redemption that was given back has nothing', async () => {
  const code = codeOf(await shop.coupon());
  const orderId = freshCode();
  await reserve([code], { orderId, expiresIn: 1 });
  server.clock.pass(1);
  const { body } = await redeem([code], { orderId, client: { email: freshEmail() } });
  await shop.post(`/v1/redemptions/${body.id}/rollback`);
  expect((await server.audit()).differences).toEqual([]);
  const again = await reserve([code], { orderId, client: { email: freshEmail() } });
  await settle(again.body.id, 'release');
  expect((await server.audit()).differences).toEqual([]);
});

describe('a hold that would make room for another one of its order', () => {
  const BUDGET = { on: 'discount', max: 100 };

  test.each([
    ['/v1/reservations', 409],
    ['/v1/redemptions', 409],
    ['/v1/validations', 200],
  ])('is no reason against it: %s', async (path, status) => {
    const code = codeOf(await shop.coupon({ limits: [...ONCE.limits, BUDGET] }));
    const other = codeOf(await shop.coupon());
    const orderId = freshCode();
    await reserve([code], { orderId, amount: 1000 });
    for (const codes of [[code], [code, other]]) {
      const refused = await shop.post(path, { codes, orderId });
      expect(refused.status).toBe(status);
      const [result] = refused.body.results as readonly V1Body[];
      expect(result?.reasons).toMatchObject([{ code: 'amount_required' }]);
    }
    expect((await redeem([code], { orderId, amount: 900 })).status).toBe(201);
  });
});

type Fields = Readonly<Record<string, unknown>>;

describe('a hold that is over and that nobody has collected', () => {
  const activations = (max: number) => ({ limits: [{ on: 'activations', max }] });
  const REQUIRED = { activation: { required: true } };

  test.each<[string, Fields, Fields, string, number]>([
    ['activations have become fewer', activations(2), activations(1), 'activations_used_up', 20105],
    ['an activation has become required', {}, REQUIRED, 'not_activated', 20102],
  ])('activates for no look-up what it does not for a use: %s', async (_, ...given) => {
    const [before, after, reason, wireCode] = given;
    const coupon = await shop.coupon(before);
    const code = codeOf(coupon);
    const client = { email: freshEmail() };
    await reserve([code], { client, expiresIn: 1 });
    await redeem([code], { client: { email: freshEmail() } });
    await shop.patch(`/v1/coupons/${coupon.id}`, after);
    server.clock.pass(1);
    const { body: seen } = await server.call('GET', `/coupons/active/${code}?email=${client.email}`);
    expect(seen.data).toMatchObject({ isValid: false, activatedAt: null, reason: { code: wireCode } });
    expect(await redeem([code], { client })).toMatchObject({ status: 409, body: { code: reason } });
  });

  test('activates for no dry run what it does not for a use', async () => {
    const coupon = await shop.coupon(activations(2));
    const code = codeOf(coupon);
    const client = { email: freshEmail() };
    await reserve([code], { client, expiresIn: 1 });
    await redeem([code], { client: { email: freshEmail() } });
    await shop.patch(`/v1/coupons/${coupon.id}`, activations(1));
    server.clock.pass(1);
    const tried = await shop.post('/v1/validations', { codes: [code], client });
    expect(tried.body).toMatchObject({
      valid: false,
      results: [{ reasons: [{ code: 'activations_used_up' }] }],
    });
  });
});

describe('POST /v1/reservations/{reservationId}/release', () => {
  test('gives the use back at once, and once', async () => {
    const code = await once();
    const held = await reserve([code]);
    const key = idempotent();
    const first = await settle(held.body.id, 'release', undefined, key);
    expect(first).toMatchObject({ status: 200, body: { id: held.body.id, state: 'released' } });
    expect((await redeem([code])).status).toBe(201);
    expect((await settle(held.body.id, 'release', undefined, key)).body).toEqual(first.body);
    expect((await settle(held.body.id, 'release')).body.state).toBe('released');
    expect(await settle(held.body.id, 'confirm')).toMatchObject({
      status: 409,
      body: { code: 'reservation_released' },
    });
  });

  test('of a confirmed one is refused, and changes nothing', async () => {
    const held = await reserve([await once()]);
    await settle(held.body.id, 'confirm');
    expect(await settle(held.body.id, 'release')).toMatchObject({
      status: 409,
      body: { code: 'reservation_confirmed' },
    });
    expect((await shop.get(`/v1/reservations/${held.body.id}`)).body.state).toBe('confirmed');
  });

  test('releases several codes together', async () => {
    const codes = [await once(), await once()];
    const held = await reserve(codes);
    expect((await settle(held.body.id, 'release')).body.state).toBe('released');
    for (const code of codes) expect((await redeem([code])).status).toBe(201);
  });

  test('that is repeated after the hold, long over, was confirmed does not tell that it was let go', async () => {
    const code = await once();
    const held = await reserve([code], { expiresIn: 1 });
    const key = idempotent();
    server.clock.pass(5);
    const first = await settle(held.body.id, 'release', undefined, key);
    expect(first).toMatchObject({ status: 200, body: { state: 'expired', redemptionId: null } });
    expect((await settle(held.body.id, 'confirm')).status).toBe(201);
    for (const options of [key, {}]) {
      expect(await settle(held.body.id, 'release', undefined, options)).toMatchObject({
        status: 409,
        body: { code: 'reservation_confirmed', results: [{ code }] },
      });
    }
  });

  test('that meets a confirmation is never answered with what was confirmed', async () => {
    for (let round = 0; round < 20; round += 1) {
      const held = await reserve([await once()], { expiresIn: 1 });
      server.clock.pass(5);
      const [released, confirmed] = await Promise.all([
        settle(held.body.id, 'release'),
        settle(held.body.id, 'confirm'),
      ]);
      expect(confirmed.status).toBe(201);
      const { status, body } = released;
      expect([
        [200, 'expired'],
        [409, 'reservation_confirmed'],
      ]).toContainEqual([status, status === 200 ? body.state : body.code]);
    }
  });

  test('of several codes lets the others go where one has become a redemption, and tells which', async () => {
    const [one, two] = [await once(), await once()];
    const sent = { orderId: freshCode(), amount: 1000 };
    const held = await reserve([one, two], sent);
    expect((await redeem([one], sent)).status).toBe(201);
    const key = idempotent();
    const first = await settle(held.body.id, 'release', undefined, key);
    expect(first).toMatchObject({ status: 409, body: { code: 'reservation_confirmed' } });
    expect(first.body.results).toMatchObject([{ code: one, reasons: [{ code: 'reservation_confirmed' }] }]);
    expect((await redeem([two])).status).toBe(201);
    const again = await settle(held.body.id, 'release', undefined, key);
    expect({ status: again.status, results: again.body.results }).toEqual({
      status: first.status,
      results: first.body.results,
    });
  });
});

test('another workspace knows no reservation of ours', async () => {
  const held = await reserve([await once()]);
  const theirs = new V1Shop(server, server.otherKeys.admin);
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/confirm'],
    ['POST', '/release'],
  ] as const) {
    const { status, body } = await theirs.call(method, `/v1/reservations/${held.body.id}${path}`);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'reservation_unknown' });
  }
  expect((await shop.get(`/v1/reservations/${held.body.id}`)).body).toEqual(held.body);
});

test('a client’s hold is told with its client', async () => {
  const email = freshEmail();
  const { body } = await reserve([await once()], { client: { email } });
  const found = await shop.get(`/v1/clients?email=${email}`);
  expect(body.clientId).toBe(found.body.data[0]?.id);
});
