import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

function find(named: Readonly<Record<string, string>>, path = '/client', key?: string) {
  const options = key === undefined ? {} : { key };
  return shop.call('GET', `${path}?${new URLSearchParams(named)}`, options);
}

describe('GET /client', () => {
  test.each(['/client', '/client/'])('finds a client by each of its identifiers at %s', async (path) => {
    const { code } = await shop.friendly();
    const named = { uuid: randomUUID(), email: freshEmail(), customIdentify: freshCode() };
    await shop.use(code, named);
    for (const [name, value] of Object.entries(named)) {
      const { status, body } = await find({ [name]: value }, path);
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 1, data: { ...named, attributes: {} } });
    }
    expect((await find(named, path)).body.data.uuid).toBe(named.uuid);
  });

  test.each([{ uuid: randomUUID() }, { email: freshEmail() }, { customIdentify: freshCode() }])(
    'answers no data for somebody who is unknown: %o',
    async (named) => {
      for (let time = 0; time < 2; time += 1) {
        const { status, body } = await find(named);
        expect(status).toBe(200);
        expect(body).toEqual({ code: 1, message: 'OK', data: null });
      }
    },
  );

  test('tells that the identifiers belong to two clients', async () => {
    const { code } = await shop.friendly();
    const [email, customIdentify] = [freshEmail(), freshCode()];
    await shop.use(code, { email });
    await shop.use(code, { customIdentify });
    const { status, body } = await find({ email, customIdentify });
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 20110, message: 'Client.Ambiguous', data: null });
  });

  test('takes an e-mail address however it is written, and own identifiers as they are', async () => {
    const { code } = await shop.friendly();
    const local = randomUUID();
    await shop.use(code, { email: `${local}@Bücher.example`, customIdentify: `Case-${local}` });
    for (const email of [`${local}@bücher.example`, ` ${local.toUpperCase()}@XN--BCHER-KVA.example `]) {
      expect((await find({ email })).body.data?.email).toBe(`${local}@xn--bcher-kva.example`);
    }
    expect((await find({ email: `${local}+x@bücher.example` })).body.data).toBeNull();
    expect((await find({ customIdentify: ` Case-${local} ` })).body.data).not.toBeNull();
    expect((await find({ customIdentify: `case-${local}` })).body.data).toBeNull();
  });

  test.each([
    [{ email: 'nobody' }, '/email'],
    [{ uuid: '7' }, '/uuid'],
    [{ customIdentify: 'x'.repeat(257) }, '/customIdentify'],
    [{ customIdentify: 'a\0b' }, '/customIdentify'],
  ])('refuses %o and names it', async (named, field) => {
    const { status, body } = await find(named);
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe(field);
  });

  test.each(['?email=', '?customIdentify=', '?uuid=%20'])(
    'a guest, named by nothing, is nobody: %j',
    async (query) => {
      const { status, body } = await shop.call('GET', `/client${query}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 1, data: null });
    },
  );

  test.each(['', '?customer=7'])('refuses to look for nobody: "%s"', async (query) => {
    const { status, body } = await shop.call('GET', `/client${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, message: 'Request.Invalid', data: null });
  });

  test('is for admin and batch keys', async () => {
    const email = freshEmail();
    expect((await find({ email }, '/client', server.keys.batch)).status).toBe(200);
    expect((await find({ email }, '/client', server.keys.client)).status).toBe(403);
  });
});
