import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;
let till: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  till = new Shop(server, server.keys.client);
});

afterAll(() => server.stop());

async function issued() {
  const email = freshEmail();
  const { uuid } = await shop.coupon();
  const { body } = await till.activate(uuid, { email });
  return { uuid, email, code: body.data.code, client: body.data.client.uuid };
}

describe('the holder of a code', () => {
  test('is told to admins', async () => {
    const { code, client } = await issued();
    expect((await shop.lookUp(code)).body.data.client).toEqual({ uuid: client });
    expect((await shop.use(code)).body.data.client).toEqual({ uuid: client });
  });

  test('is told to whoever names the same client', async () => {
    const { code, email, client } = await issued();
    expect((await till.lookUp(code, { email })).body.data.client).toEqual({ uuid: client });
    expect((await till.use(code, { email })).body.data.client).toEqual({ uuid: client });
    const orderId = freshCode();
    for (let time = 0; time < 2; time += 1) {
      expect((await till.use(code, { email, orderId })).body.data.client).toEqual({ uuid: client });
    }
    const headers = { 'idempotency-key': freshCode() };
    for (let time = 0; time < 2; time += 1) {
      expect((await till.use(code, { email }, { headers })).body.data.client).toEqual({ uuid: client });
    }
  });

  test('is told to nobody else, neither when a code is looked up nor when it is used', async () => {
    const { code } = await issued();
    for (const named of [{}, { email: freshEmail() }]) {
      const looked = await till.lookUp(code, named);
      expect(looked.body.data).toMatchObject({ code, isValid: true });
      expect(looked.body.data).not.toHaveProperty('client');
      const used = await till.use(code, named);
      expect(used.body.code).toBe(1);
      expect(used.body.data).not.toHaveProperty('client');
      const headers = { 'idempotency-key': freshCode() };
      const orderId = freshCode();
      for (let time = 0; time < 2; time += 1) {
        const repeated = await till.use(code, { ...named, orderId }, { headers });
        expect(repeated.body.code).toBe(1);
        expect(repeated.body.data).not.toHaveProperty('client');
        const ordered = await till.use(code, { ...named, orderId });
        expect(ordered.body.data).not.toHaveProperty('client');
      }
    }
  });

  test('of a friendly code is whoever is named', async () => {
    const { code } = await shop.friendly();
    const email = freshEmail();
    const { body } = await till.use(code, { email });
    const headers = { 'idempotency-key': freshCode() };
    expect((await till.lookUp(code, { email })).body.data.client).toEqual(body.data.client);
    for (let time = 0; time < 2; time += 1) {
      expect((await till.use(code, { email }, { headers })).body.data.client).toEqual(body.data.client);
    }
    expect((await till.lookUp(code, { email: freshEmail() })).body.data).not.toHaveProperty('client');
    expect((await till.use(code)).body.data).not.toHaveProperty('client');
  });
});

test('no answer has an e-mail address or a key in it', async () => {
  const { code, email, uuid } = await issued();
  const answers = [
    await till.use(code, { email }),
    await till.lookUp(code, { email, includeCoupon: '1' }),
    await till.activate(uuid, { email }),
    await till.use(code, { email: 'not an address', customIdentify: email }),
    await shop.call('GET', `/coupons/${uuid}/statistics`),
  ];
  for (const { text } of answers) {
    expect(text).not.toContain(email);
    for (const key of Object.values(server.keys)) expect(text).not.toContain(key);
  }
});
