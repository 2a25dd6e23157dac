import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

describe('POST /coupons/active/{code}/use', () => {
  test('redeems a friendly code for nobody by name', async () => {
    const { uuid, code } = await shop.friendly();
    const { status, body } = await shop.call('POST', `/coupons/active/${code}/use`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    expect(body.data).toMatchObject({ uuid, code, isValid: true });
    expect(body.data.usedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
    expect(body.data).not.toHaveProperty('client');
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, activated: 1, redeemed: 1 });
  });

  test('redeems an individual code for its owner', async () => {
    const { uuid } = await shop.coupon({ limitPerClient: 1 });
    const email = freshEmail();
    const code = await shop.codeFor(uuid, { email });
    const { body } = await shop.use(code, { email });
    expect(body.data).toMatchObject({ uuid, code, isValid: false });
    expect(await shop.timeline(body.data.client.uuid)).toEqual(['redemption', 'activation']);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, clients: 1, redeemed: 1 });
  });

  test('activates by itself where no activation is needed, without a clock', async () => {
    const { uuid, code } = await shop.friendly({ validFor: 60 });
    const email = freshEmail();
    const { body } = await shop.use(code, { email });
    expect(body.data.activatedAt).toBe(body.data.usedAt);
    expect(body.data.expiresAt).toBe('2099-12-31T23:59:59+00:00');
    server.clock.pass(3600);
    expect((await shop.use(code, { email })).body.code).toBe(1);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, activated: 1, redeemed: 2, clients: 1 });
  });

  test('can be done again and again where there is no limit', async () => {
    const { uuid } = await shop.coupon();
    const code = await shop.codeFor(uuid);
    for (let time = 0; time < 5; time += 1) expect((await shop.use(code)).body.data.isValid).toBe(true);
    expect((await shop.counts(uuid)).redeemed).toBe(5);
  });

  test('counts money as it was told', async () => {
    const { uuid, code } = await shop.friendly({ discountValue: 12.5 });
    await shop.use(code, { amount: 19.99 });
    await shop.use(code, { amount: '100.00' });
    await shop.use(code, { amount: 0 });
    await shop.use(code);
    expect(await shop.counts(uuid)).toEqual({
      ...NOTHING,
      activated: 4,
      redeemed: 4,
      amount: 119.99,
      discount: 15,
    });
    const cost = await shop.friendly({ discountType: 'cost', discountValue: 5 });
    await shop.use(cost.code, { amount: 3.5 });
    await shop.use(cost.code, { amount: 50 });
    await shop.use(cost.code);
    expect((await shop.counts(cost.uuid)).discount).toBe(13.5);
  });

  test('tells of the coupon where it is asked to', async () => {
    const { uuid, code } = await shop.friendly();
    const { body } = await shop.call('POST', `/coupons/active/${code}/use?includeCoupon=1`);
    expect(body.data.coupon.uuid).toBe(uuid);
  });

  test('counts every redemption that names no client as an activation of its own', async () => {
    const { uuid, code } = await shop.friendly({ limitGlobal: 2 });
    const email = freshEmail();
    expect((await shop.use(code, { email })).body.code).toBe(1);
    expect((await shop.use(code, { email })).body.code).toBe(1);
    expect((await shop.use(code)).body.code).toBe(1);
    expect((await shop.use(code)).body.code).toBe(20105);
    expect((await shop.use(code, { email })).body.code).toBe(1);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, activated: 2, redeemed: 4, clients: 1 });
  });

  describe('with a body', () => {
    test.each([
      ['none and a JSON content type', { 'content-type': 'application/json' }],
      ['none and a JSON content type with a charset', { 'content-type': 'application/json; charset=UTF-8' }],
      ['none and no content type', {}],
      ['none, the content type of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ])('of %s', async (_, headers) => {
      const { code } = await shop.friendly();
      const { status, body } = await shop.call('POST', `/coupons/active/${code}/use`, { headers });
      expect(status).toBe(200);
      expect(body.code).toBe(1);
    });

    test.each(['{}', ' {} ', '  ', 'null'])('of %s', async (json) => {
      const { code } = await shop.friendly();
      const { status, body } = await shop.call('POST', `/coupons/active/${code}/use`, { json });
      expect(status).toBe(200);
      expect(body.code).toBe(1);
    });

    test.each([
      [{ orderId: '' }, '/orderId'],
      [{ orderId: '   ' }, '/orderId'],
      [{ orderId: 1.5 }, '/orderId'],
      [{ orderId: {} }, '/orderId'],
      [{ orderId: 'x'.repeat(256) }, '/orderId'],
      [{ orderID: '7' }, '/orderID'],
      [{ amount: -1 }, '/amount'],
      [{ amount: '12,50' }, '/amount'],
      [{ amount: 12.345 }, '/amount'],
      [{ amount: 1e13 }, '/amount'],
      [{ amount: true }, '/amount'],
      [{ amount: 'NaN' }, '/amount'],
      [{ email: 'no address' }, '/email'],
      [{ customer: 'x' }, '/customer'],
    ])('of %o: refused, named, nothing done', async (fields, field) => {
      const { uuid, code } = await shop.friendly();
      const { status, body } = await shop.use(code, fields);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 400, message: 'Request.Invalid', data: null });
      expect(body.errors.map((error) => error.field)).toContain(field);
      expect(await shop.counts(uuid)).toEqual(NOTHING);
    });
  });

  test('refuses an unreadable includeCoupon before anything is done', async () => {
    const { uuid, code } = await shop.friendly();
    const { status, body } = await shop.call('POST', `/coupons/active/${code}/use?includeCoupon=perhaps`);
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe('/includeCoupon');
    expect(await shop.counts(uuid)).toEqual(NOTHING);
  });

  describe('refuses', () => {
    async function expectRefusal(uuid: string, code: string, fields: object, told: number, message: string) {
      const before = await shop.counts(uuid);
      const { status, body } = await shop.use(code, { ...fields });
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: told, message, data: null });
      expect(body.description).toMatch(/\.$/);
      expect(await shop.counts(uuid)).toEqual(before);
    }

    test('a code that does not exist: 20101', async () => {
      const { status, body } = await shop.use(freshCode(), {
        email: freshEmail(),
        orderId: '1',
        amount: 'x',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 20101, message: 'Coupon.Use.NotFound', data: null });
    });

    test('a draft: 20101 for all but admins', async () => {
      const { uuid, code } = await shop.friendly({ status: 'draft' });
      const { body } = await shop.use(code, {}, { key: server.keys.client });
      expect(body).toMatchObject({ code: 20101, data: null });
      await expectRefusal(uuid, code, {}, 20109, 'Coupon.Paused');
    });

    test('identifiers of two clients: 20110', async () => {
      const { uuid, code } = await shop.friendly();
      const [email, customIdentify] = [freshEmail(), freshCode()];
      await shop.use(code, { email });
      await shop.use(code, { customIdentify });
      await expectRefusal(uuid, code, { email, customIdentify }, 20110, 'Client.Ambiguous');
    });

    test('a coupon that is paused: 20109, and makes no client', async () => {
      const { uuid, code } = await shop.friendly();
      await shop.patch(uuid, { status: 'paused' });
      const email = freshEmail();
      await expectRefusal(uuid, code, { email }, 20109, 'Coupon.Paused');
      expect(await shop.knows(email)).toBe(false);
    });

    test('before it starts: 20104, and after it ends: 20103', async () => {
      const startAt = new Date(server.clock.now() + 60_000).toISOString();
      const endAt = new Date(server.clock.now() + 120_000).toISOString();
      const { uuid, code } = await shop.friendly({ startAt, endAt });
      await expectRefusal(uuid, code, {}, 20104, 'Coupon.NotStarted');
      server.clock.pass(120);
      await expectRefusal(uuid, code, {}, 20103, 'Coupon.Expired');
    });

    test('nobody where the coupon needs a client: 20108', async () => {
      const limited = await shop.friendly({ limitPerClient: 1 });
      await expectRefusal(limited.uuid, limited.code, {}, 20108, 'Coupon.ClientRequired');
      const activated = await shop.friendly({ activationRequired: true });
      await expectRefusal(activated.uuid, activated.code, {}, 20108, 'Coupon.ClientRequired');
      const { uuid } = await shop.coupon({ strictUse: true });
      const code = await shop.codeFor(uuid, { email: freshEmail() });
      await expectRefusal(uuid, code, {}, 20108, 'Coupon.ClientRequired');
    });

    test('a strict code of another client: 20106', async () => {
      const { uuid } = await shop.coupon({ strictUse: true });
      const email = freshEmail();
      const code = await shop.codeFor(uuid, { email: freshEmail() });
      await expectRefusal(uuid, code, { email }, 20106, 'Coupon.NotYours');
      expect(await shop.knows(email)).toBe(false);
    });

    test('what was not activated: 20102', async () => {
      const { uuid, code } = await shop.friendly({ activationRequired: true });
      await expectRefusal(uuid, code, { email: freshEmail() }, 20102, 'Coupon.NotActivated');
    });

    test('a friendly strict code of a client who did not activate it: 20102', async () => {
      const { uuid, code } = await shop.friendly({ activationRequired: true, strictUse: true });
      const email = freshEmail();
      await shop.activate(uuid, { email });
      await expectRefusal(uuid, code, { email: freshEmail() }, 20102, 'Coupon.NotActivated');
      expect((await shop.use(code, { email })).body.code).toBe(1);
    });

    test('a code, a client or a coupon that is used up: 20105', async () => {
      const individual = await shop.coupon({ limitPerClient: 1 });
      const code = await shop.codeFor(individual.uuid);
      await shop.use(code);
      for (const named of [{}, { email: freshEmail() }]) {
        await expectRefusal(individual.uuid, code, named, 20105, 'Coupon.Use.AlreadyUsed');
      }
      const friendly = await shop.friendly({ limitPerClient: 1 });
      const email = freshEmail();
      await shop.use(friendly.code, { email });
      await expectRefusal(friendly.uuid, friendly.code, { email }, 20105, 'Coupon.Use.AlreadyUsed');
      const global = await shop.friendly({ limitGlobal: 1 });
      await shop.use(global.code);
      await expectRefusal(global.uuid, global.code, {}, 20105, 'Coupon.Use.AlreadyUsed');
    });

    test('a code whose window is over: 20103', async () => {
      const { uuid } = await shop.coupon({ validFor: 60 });
      const code = await shop.codeFor(uuid);
      server.clock.pass(60);
      await expectRefusal(uuid, code, {}, 20103, 'Coupon.Expired');
    });

    test('a token that is none: 20113', async () => {
      const { uuid, code } = await shop.friendly();
      await expectRefusal(uuid, code, { token: 'a.b.c' }, 20113, 'Client.TokenInvalid');
    });

    test('what fails in several ways for the first of them', async () => {
      const past = { startAt: '2020-01-01T00:00:00Z', endAt: '2020-01-02T00:00:00Z' };
      const { uuid, code } = await shop.friendly({ ...past, activationRequired: true, limitPerClient: 1 });
      await expectRefusal(uuid, code, {}, 20103, 'Coupon.Expired');
      await shop.patch(uuid, { status: 'paused' });
      await expectRefusal(uuid, code, {}, 20109, 'Coupon.Paused');
      await shop.patch(uuid, { status: 'published', endAt: null });
      await expectRefusal(uuid, code, {}, 20108, 'Coupon.ClientRequired');
      await expectRefusal(uuid, code, { email: freshEmail() }, 20102, 'Coupon.NotActivated');
    });
  });
});
