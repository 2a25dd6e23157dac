import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

describe('a bearer', () => {
  test.each(['Basic abc', 'Bearer', 'Bearer a b', 'token'])('of %j is none', async (authorization) => {
    const { body, headers } = await shop.get('/v1/coupons', { key: null, headers: { authorization } });
    expect(body.code).toBe('key_missing');
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test.each(['a.b.c', 'x', `eyJhbGciOiJub25lIn0.${'a'.repeat(5000)}.`])('of %j is not known', async (key) => {
    const { status, body, headers } = await shop.get('/v1/coupons', { key });
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'key_unknown' });
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  test('of a client token dies with its time and with its workspace', async () => {
    const { token } = await shop.token({ email: freshEmail() });
    expect((await shop.get('/v1/coupons', { key: token })).status).toBe(200);
    server.clock.pass(901);
    expect((await shop.get('/v1/coupons', { key: token })).status).toBe(401);
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const { id } = await shop.coupon();
    const other = await theirs.token({ email: freshEmail() });
    expect((await shop.get(`/v1/coupons/${id}`, { key: other.token })).status).toBe(404);
  });
});
