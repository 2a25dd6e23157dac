import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

describe('GET /test', () => {
  test.each(['/test', '/test/', '//test', '/test?x=1'])('tells whose key it is: %s', async (path) => {
    const { id, name } = await server.workspace();
    for (const key of Object.values(server.keys)) {
      const { status, body } = await shop.call('GET', path, { key });
      expect(status).toBe(200);
      expect(body).toEqual({ code: 1, message: 'OK', data: { 'business-profile': { id, name } } });
    }
    const { body } = await shop.call('GET', path, { key: server.otherKeys.client });
    expect(body.data['business-profile']).toMatchObject({ name: 'Other' });
  });

  test.each(['3.0.0', '3.0', undefined])('takes the version %s', async (version) => {
    const headers = version === undefined ? {} : { 'api-version': version };
    expect((await shop.call('GET', '/test', { headers })).status).toBe(200);
  });

  test.each(['3', '2.0', '3.0.1', '4.0.0', '3.0.0 beta', 'v3.0.0', '3.0.0, 3.0.0'])(
    'refuses the version %s',
    async (version) => {
      const { status, body } = await shop.call('GET', '/test', { headers: { 'api-version': version } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 400, message: 'Request.VersionUnknown', data: null });
    },
  );

  test('issues keys in the form that stores check', () => {
    for (const key of [...Object.values(server.keys), ...Object.values(server.otherKeys)]) {
      expect(key).toMatch(/^[A-Z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}$/);
    }
  });
});

describe('GET /trackingcode/{domain}', () => {
  test.each(['/trackingcode/example.com', '/trackingcode/example.com/', '/trackingcode/b%C3%BCcher.example'])(
    'answers no data: %s',
    async (path) => {
      for (const key of Object.values(server.keys)) {
        const { status, body } = await shop.call('GET', path, { key });
        expect(status).toBe(200);
        expect(body).toEqual({ code: 1, message: 'OK', data: null });
      }
    },
  );
});

describe('an answer', () => {
  test('is JSON that nobody keeps, and says so', async () => {
    for (const path of ['/test', '/coupons', '/nothing']) {
      const { headers } = await shop.call('GET', path);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('is never a redirect, and no other success than 200', async () => {
    const { uuid, code } = await shop.friendly();
    const asked = [
      ['GET', '/coupons/'],
      ['GET', '//coupons'],
      ['GET', `/coupons/${uuid}/`],
      ['POST', `/coupons/${uuid}/activate/`],
      ['GET', `/coupons/active/${code}/`],
      ['POST', `/coupons/active/${code}/use/`],
      ['GET', '/client/?email=a%40example.com'],
      ['GET', '/test/'],
    ] as const;
    for (const [method, path] of asked) {
      const { status } = await shop.call(method, path, { headers: { 'if-none-match': '*' } });
      expect([method, path, status]).toEqual([method, path, 200]);
    }
  });
});
