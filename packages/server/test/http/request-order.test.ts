import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let coupon: string;
let code: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ uuid: coupon, code } = await new Shop(server).friendly());
});

afterAll(() => server.stop());

/** What can be wrong with a request, in the order in which it is told. */
const FAULTS = ['version', 'key', 'scope', 'path', 'size', 'type', 'body'] as const;
type Fault = (typeof FAULTS)[number];

const STATUS: Readonly<Record<Fault, number>> = {
  version: 400,
  key: 401,
  scope: 403,
  path: 404,
  size: 413,
  type: 415,
  body: 400,
};

const MESSAGE: Readonly<Record<Fault, string>> = {
  version: 'Request.VersionUnknown',
  key: 'Key.Unknown',
  scope: 'Key.ScopeMissing',
  path: 'Coupon.Unknown',
  size: 'Request.TooLarge',
  type: 'Request.MediaTypeUnknown',
  body: 'Request.Invalid',
};

/** A PATCH that has all of these faults and no other. */
function patchWith(faults: readonly Fault[]) {
  const has = (fault: Fault) => faults.includes(fault);
  const unknownKey = randomUUID().toUpperCase();
  const key = has('scope') ? server.keys.client : server.keys.admin;
  const text = has('body') ? '{"name": 7' : '{"name": "Ten off"}';
  return server.call('PATCH', `/coupons/${has('path') ? randomUUID() : coupon}`, {
    key: has('key') ? unknownKey : key,
    json: has('size') ? text.padEnd(1024 * 1024 + 1) : text,
    headers: {
      'content-type': has('type') ? 'text/plain' : 'application/json',
      ...(has('version') ? { 'api-version': '2.0' } : {}),
    },
  });
}

const pairs = FAULTS.flatMap((first, index) => FAULTS.slice(index).map((second) => [first, second] as const));

describe('a request', () => {
  test.each(pairs)('that is wrong in %s and %s is told of the former', async (first, second) => {
    const { status, body } = await patchWith([first, second]);
    expect(status).toBe(STATUS[first]);
    expect(body).toMatchObject({ code: STATUS[first], message: MESSAGE[first], data: null });
    expect(body.description).toMatch(/\.$/);
  });

  test('that is wrong in every way is told one after the other', async () => {
    for (let start = 0; start < FAULTS.length; start += 1) {
      const { status } = await patchWith(FAULTS.slice(start));
      expect(status).toBe(STATUS[FAULTS[start] ?? 'body']);
    }
    expect((await patchWith([])).status).toBe(200);
  });
});

test.each(['timeline', 'coupons'])(
  'a client that does not exist is told of before a page that is none: %s',
  async (what) => {
    for (const client of [randomUUID(), 'nobody']) {
      const { status, body } = await server.call('GET', `/client/${client}/${what}?pagination[limit]=x`);
      expect({ status, message: body.message }).toEqual({ status: 404, message: 'Client.Unknown' });
    }
  },
);

describe('a path that is none', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/'],
    ['POST', '/coupons/active'],
    ['DELETE', '/coupons'],
    ['PUT', '/test'],
    ['POST', '/test'],
    ['GET', '/client/batch'],
  ])('%s %s answers 404 to whoever has a key, whatever else is wrong', async (method, path) => {
    const json = 'x'.repeat(2 * 1024 * 1024);
    const wrong = method === 'GET' ? {} : { json, headers: { 'content-type': 'text/plain' } };
    const { status, body } = await server.call(method, path, wrong);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 404, message: 'Path.Unknown', data: null });
    expect((await server.call(method, path, { key: null })).status).toBe(401);
    expect((await server.call(method, path, { headers: { 'api-version': '1' } })).status).toBe(400);
  });
});

describe('a method that is none of its path', () => {
  test.each([
    ['DELETE', '/coupons', 'GET, POST'],
    ['PUT', '/coupons//active/WINTER10/', 'GET'],
    ['GET', '/client/batch', 'POST'],
  ])('%s %s is told those that there are', async (method, path, allowed) => {
    const { status, body, headers } = await server.call(method, path);
    expect([status, headers.get('allow')]).toEqual([404, allowed]);
    const names = allowed.replace(', ', ' and ');
    expect(body.description).toBe(`There is no ${method} of this path: it has ${names}.`);
  });

  test('is told so by /v1, too, and whose path there is not is told no more', async () => {
    const headers = { authorization: `Bearer ${server.keys.admin}` };
    const asked = async (method: string, path: string) => await server.call(method, path, { headers });
    const put = await asked('PUT', '/v1/coupons/x?y=1');
    expect([put.status, put.headers.get('allow')]).toEqual([404, 'DELETE, GET, PATCH']);
    expect(put.body).toMatchObject({
      code: 'path_unknown',
      detail: 'There is no PUT of this path: it has DELETE, GET and PATCH.',
      instance: '/v1/coupons/x',
    });
    const none = await asked('GET', '/v1/coupon');
    expect([none.status, none.headers.get('allow')]).toEqual([404, null]);
    expect(none.body).toMatchObject({ detail: 'There is no such method.' });
  });
});

test('who may not, and who sends too much, is told who may and how much', async () => {
  const key = server.keys.client;
  const denied = await server.call('POST', '/coupons', { key, json: {} });
  expect([denied.status, denied.body.description]).toEqual([403, 'This method is for keys of scope admin.']);
  const other = { headers: { authorization: `Bearer ${server.keys.batch}` }, json: {} };
  expect((await server.call('POST', '/v1/validations', other)).body).toMatchObject({
    detail: 'This method is for keys of scope admin or client.',
  });
  const me = { headers: { authorization: `Bearer ${server.keys.admin}` } };
  expect((await server.call('GET', '/v1/me', me)).body).toMatchObject({
    detail: 'This method is for people who are signed in to the console.',
  });
  const json = `"${'x'.repeat(1024 * 1024)}"`;
  const large = await server.call('POST', '/coupons', { json });
  expect([large.status, large.body.description]).toEqual([
    413,
    expect.stringMatching(/^The body is larger than this method takes: \d+ bytes at most\.$/),
  ]);
  const v1 = await server.call('POST', '/v1/coupons', {
    headers: { authorization: `Bearer ${server.keys.admin}` },
    json,
  });
  expect([v1.status, v1.body]).toMatchObject([
    413,
    { detail: 'The body is larger than this method takes: 1048576 bytes at most.' },
  ]);
});

test('a problem names its path as it was asked for, with all its percent signs', async () => {
  const headers = { authorization: `Bearer ${server.keys.admin}` };
  const { body } = await server.call('GET', '/v1/codes/50%OFF', { headers });
  expect(body).toMatchObject({ code: 'code_unknown', instance: '/v1/codes/50%OFF' });
});

describe('a key', () => {
  test('that is missing is told apart from one that is unknown, not from one that is malformed', async () => {
    const asked = async (key: string | null) => {
      const { body, headers } = await server.call('GET', '/test', { key });
      expect(headers.get('www-authenticate')).toBe('Api-Key');
      return body;
    };
    expect(await asked(null)).toMatchObject({ code: 401, message: 'Key.Missing', data: null });
    for (const key of [
      randomUUID().toUpperCase(),
      'short',
      `${server.keys.admin}0`,
      server.keys.admin.toLowerCase(),
    ]) {
      expect(await asked(key)).toMatchObject({ code: 401, message: 'Key.Unknown', data: null });
    }
  });
});

describe('every method', () => {
  const ALL = ['admin', 'client', 'batch'] as const;
  const methods = [
    ['GET', '/coupons', ALL],
    ['GET', '/coupons/:coupon', ALL],
    ['POST', '/coupons', ['admin']],
    ['PATCH', '/coupons/:coupon', ['admin']],
    ['POST', '/coupons/:coupon/activate', ALL],
    ['GET', '/coupons/active/:code', ['admin', 'client']],
    ['POST', '/coupons/active/:code/use', ['admin', 'client']],
    ['GET', '/coupons/:coupon/statistics', ['admin']],
    ['GET', '/client/:client/timeline', ['admin']],
    ['GET', '/client/:client/coupons', ['admin', 'client']],
    ['GET', '/test', ALL],
    ['GET', '/client?customIdentify=7', ['admin', 'batch']],
    ['POST', '/client/batch', ['batch', 'admin']],
    ['GET', '/trackingcode/example.com', ALL],
  ] as const;
  const rows = methods.flatMap(([method, path, allowed]) =>
    ALL.map((scope) => [method, path, scope, (allowed as readonly string[]).includes(scope)] as const),
  );

  test.each(rows)('%s %s with a key of scope %s: %s', async (method, path, scope, isAllowed) => {
    const shop = new Shop(server);
    const { body: made } = await shop.use(code, { email: `${freshCode()}@example.com` });
    const asked = path
      .replace(':coupon', coupon)
      .replace(':code', code)
      .replace(':client', made.data.client.uuid);
    const json = {
      '/coupons': { name: 'x', discountType: 'cost', discountValue: 1 },
      '/client/batch': { items: {} },
    };
    const before = await shop.counts(coupon);
    const { status, body } = await server.call(method, asked, {
      key: server.keys[scope],
      ...(method === 'GET' ? {} : { json: json[path as keyof typeof json] ?? {} }),
    });
    expect(status).toBe(isAllowed ? 200 : 403);
    if (isAllowed) {
      expect(body.code).toBe(1);
    } else {
      expect(body).toMatchObject({ code: 403, message: 'Key.ScopeMissing', data: null });
      expect(await shop.counts(coupon)).toEqual(before);
    }
    expect((await server.call(method, asked, { key: null })).status).toBe(401);
  });
});
