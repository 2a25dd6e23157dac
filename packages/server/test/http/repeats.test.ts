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

describe('the same code for the same order', () => {
  test('is the first redemption again', async () => {
    const { uuid, code } = await shop.friendly({ limitPerClient: 1, limitGlobal: 1 });
    const fields = { email: freshEmail(), orderId: freshCode(), amount: 12.5 };
    const first = await shop.use(code, fields);
    expect(first.body.code).toBe(1);
    server.clock.pass(60);
    const again = await shop.use(code.toLowerCase(), { ...fields, amount: '12.50' });
    expect(again.text).toBe(first.text);
    expect((await shop.counts(uuid)).redeemed).toBe(1);
  });

  test('is so also when the coupon was paused, is over or used up since', async () => {
    const { uuid, code } = await shop.friendly({ limitGlobal: 1 });
    const first = await shop.use(code, { orderId: '7' });
    await shop.patch(uuid, { status: 'paused' });
    expect((await shop.use(code, { orderId: '7' })).text).toBe(first.text);
    await shop.patch(uuid, { status: 'archived' });
    expect((await shop.use(code, { orderId: 7 })).text).toBe(first.text);
    expect((await shop.use(code, { orderId: '8' })).body.code).toBe(20109);
  });

  test('with another client or amount is refused: 20105', async () => {
    const { uuid, code } = await shop.friendly();
    const fields = { email: freshEmail(), orderId: freshCode(), amount: 10 };
    await shop.use(code, fields);
    for (const changed of [{ amount: 11 }, { amount: null }, { email: freshEmail() }, { email: null }]) {
      const { status, body } = await shop.use(code, { ...fields, ...changed });
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 20105, message: 'Coupon.Use.AlreadyUsed', data: null });
    }
    expect((await shop.counts(uuid)).redeemed).toBe(1);
  });

  test('at another store is another order', async () => {
    const { uuid, code } = await shop.friendly();
    const orderId = freshCode();
    const web = await server.makeKey('client', 'web');
    const app = await server.makeKey('client', 'app');
    await shop.use(code, { orderId }, { key: web.key });
    await shop.use(code, { orderId }, { key: app.key });
    await shop.use(code, { orderId }, { key: (await server.makeKey('client', 'web')).key });
    expect((await shop.counts(uuid)).redeemed).toBe(2);
  });

  test('is one thing, another code for it is another', async () => {
    const one = await shop.friendly();
    const other = await shop.friendly();
    const orderId = freshCode();
    await shop.use(one.code, { orderId });
    expect((await shop.use(other.code, { orderId })).body.code).toBe(1);
    expect((await shop.counts(other.uuid)).redeemed).toBe(1);
  });

  test('is repeated for the order as text or as number', async () => {
    const { uuid, code } = await shop.friendly();
    await shop.use(code, { orderId: 1001 });
    await shop.use(code, { orderId: '1001' });
    await shop.use(code, { orderId: ' 1001 ' });
    expect((await shop.counts(uuid)).redeemed).toBe(1);
  });

  test('says nothing of a strict code to another client', async () => {
    const { uuid } = await shop.coupon({ strictUse: true });
    const email = freshEmail();
    const code = await shop.codeFor(uuid, { email });
    const orderId = freshCode();
    await shop.use(code, { email, orderId });
    expect((await shop.use(code, { email: freshEmail(), orderId })).body.code).toBe(20106);
    expect((await shop.use(code, { orderId })).body.code).toBe(20108);
  });
});

describe('an Idempotency-Key', () => {
  test('answers a use again, also after other uses, edits and a restart', async () => {
    const { uuid, code } = await shop.friendly({ limitGlobal: 2 });
    const headers = { 'idempotency-key': freshCode() };
    const fields = { email: freshEmail(), amount: 7 };
    const first = await shop.use(code, fields, { headers });
    expect(first.body.code).toBe(1);
    await shop.use(code);
    server.clock.pass(3600);
    expect((await shop.use(code, fields, { headers })).text).toBe(first.text);
    await shop.patch(uuid, { status: 'paused' });
    expect((await shop.use(code, fields, { headers })).text).toBe(first.text);
    const restarted = new Shop(await server.another());
    expect((await restarted.use(code, fields, { headers })).text).toBe(first.text);
    expect((await shop.counts(uuid)).redeemed).toBe(2);
  });

  test('answers an activation again', async () => {
    const { uuid } = await shop.coupon({ validFor: 600 });
    const headers = { 'idempotency-key': freshCode() };
    const first = await shop.activate(uuid, {}, { headers });
    expect(first.body.code).toBe(1);
    expect((await shop.activate(uuid, {}, { headers })).text).toBe(first.text);
    const restarted = new Shop(await server.another());
    expect((await restarted.activate(uuid, {}, { headers })).text).toBe(first.text);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1 });
  });

  test('with another body, query or code is refused: 422', async () => {
    const { uuid, code } = await shop.friendly();
    const other = await shop.friendly();
    const headers = { 'idempotency-key': freshCode() };
    await shop.use(code, { amount: 7 }, { headers });
    const changed = [
      await shop.use(code, { amount: 8 }, { headers }),
      await shop.use(code, {}, { headers }),
      await shop.use(other.code, { amount: 7 }, { headers }),
      await shop.call('POST', `/coupons/active/${code}/use?x=1`, { json: { amount: 7 }, headers }),
    ];
    for (const { status, body } of changed) {
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 422, message: 'Idempotency.KeyReused', data: null });
    }
    expect((await shop.counts(uuid)).redeemed).toBe(1);
    expect(await shop.counts(other.uuid)).toEqual(NOTHING);
  });

  test('two of which come at once with different bodies: one is done, the other refused', async () => {
    const { uuid, code } = await shop.friendly();
    const headers = { 'idempotency-key': freshCode() };
    const answers = await Promise.all([
      shop.use(code, { amount: 1 }, { headers }),
      shop.use(code, { amount: 2 }, { headers }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect((await shop.counts(uuid)).redeemed).toBe(1);
  });

  test('is one for each route and workspace', async () => {
    const { uuid, code } = await shop.friendly();
    const headers = { 'idempotency-key': freshCode() };
    expect((await shop.use(code, {}, { headers })).body.code).toBe(1);
    expect((await shop.activate(uuid, {}, { headers })).body.code).toBe(1);
    const elsewhere = new Shop(server, server.otherKeys.admin);
    const theirs = await elsewhere.friendly();
    expect((await elsewhere.use(theirs.code, {}, { headers })).body.code).toBe(1);
  });

  test('of a refusal decides anew', async () => {
    const { uuid, code } = await shop.friendly();
    await shop.patch(uuid, { status: 'paused' });
    const headers = { 'idempotency-key': freshCode() };
    expect((await shop.use(code, {}, { headers })).body.code).toBe(20109);
    await shop.patch(uuid, { status: 'published' });
    expect((await shop.use(code, {}, { headers })).body.code).toBe(1);
  });

  test.each([0, 256])('of %d characters is refused', async (length) => {
    const { uuid, code } = await shop.friendly();
    const { status, body } = await shop.use(code, {}, { headers: { 'idempotency-key': 'x'.repeat(length) } });
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe('/Idempotency-Key');
    expect(await shop.counts(uuid)).toEqual(NOTHING);
  });
});
