import { randomUUID } from 'node:crypto';
import { AUTH_METHODS, ROUTES_V1, type RouteV1 } from '@couponry/contract';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeApiKey } from '../../../src/commands/keys/api-key-commands.ts';
import { makeId } from '../../../src/platform/ids.ts';
import { type Browsers, signInEverybody } from '../../support/browsers.ts';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Answer, type V1Options, V1Shop } from '../../support/v1-shop.ts';

const PAGE = 'https://shop.example';
const OTHER_PAGE = 'http://localhost:3000';
const STRANGER = 'https://other.example';
/** What lets a page read an answer. */
const READABLE = {
  'access-control-allow-origin': PAGE,
  'access-control-expose-headers': 'ETag, Retry-After',
  vary: 'Origin',
};

let server: TestServer;
let shop: V1Shop;
let browsers: Browsers;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ guesses: { perMinute: 3, perDay: 500, perWorkspaceDay: 5000 } });
  shop = new V1Shop(server, server.keys.admin);
  browsers = await signInEverybody(server);
  token = await tokenFor([PAGE, OTHER_PAGE]);
});

afterAll(() => server.stop());

async function tokenFor(origins?: readonly string[], expiresIn = 3600): Promise<string> {
  const fields = { expiresIn, ...(origins === undefined ? {} : { origins }) };
  return (await shop.token({ email: freshEmail() }, fields)).token;
}

/** What an answer has for browsers that ask from another origin. */
function corsOf({ headers }: { readonly headers: Headers }): Readonly<Record<string, string>> {
  const names = [...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary');
  return Object.fromEntries(names);
}

const from = (origin: string, key: string | null = token): V1Options => ({ key, headers: { origin } });

/** Sends a request whose answer may have no body. */
function send(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${server.url}${path}`, { method, headers });
}

const idOf = ({ path }: RouteV1): string => path.replaceAll(/\{\w+\}/g, () => randomUUID());

describe('the origins of a token', () => {
  test.each([
    [PAGE, PAGE],
    [OTHER_PAGE, OTHER_PAGE],
    ['HTTPS://Shop.Example:443', PAGE],
    ['http://shop.example:80', 'http://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', async (written, origin) => {
    expect(decodeJwt(await tokenFor([STRANGER, written])).origins).toEqual([STRANGER, origin]);
  });

  test('are in it once each, and not at all where none was said', async () => {
    expect(decodeJwt(await tokenFor([PAGE, `${PAGE}:443`])).origins).toEqual([PAGE]);
    expect(decodeJwt(await tokenFor())).not.toHaveProperty('origins');
  });

  test.each([
    '*',
    'null',
    'shop.example',
    'https://',
    'https://*',
    'https://*.shop.example',
    'https://shop.example/',
    'https://shop.example/cart',
    'https://shop.example?a',
    'https://shop.example#a',
    'https://ann@shop.example',
    'https:\\\\shop.example',
    'https://shop.example:99999',
    'https://shop.example https://other.example',
    ' https://shop.example',
    'ftp://shop.example',
    'chrome-extension://abc',
    `https://${'ü'.repeat(20)}.${'a'.repeat(60)}.${'b'.repeat(36)}`,
  ])('are refused by name where one is %j', async (written) => {
    const clients = await shop.get('/v1/clients');
    const json = { client: { email: freshEmail() }, origins: [PAGE, written, STRANGER] };
    const { status, body } = await shop.post('/v1/client-tokens', json);
    expect({ status, errors: body.errors }).toEqual({
      status: 400,
      errors: [
        { field: '/origins/1', code: 'wrong_form', message: expect.stringContaining('https://shop.example') },
      ],
    });
    expect((await shop.get('/v1/clients')).body).toEqual(clients.body);
  });

  test.each([
    ['an empty list', [], '/origins', 'out_of_range'],
    ['21', Array.from({ length: 21 }, (_, index) => `https://${index}.example`), '/origins', 'out_of_range'],
    ['a text', PAGE, '/origins', 'wrong_type'],
    ['a number', [1], '/origins/0', 'wrong_type'],
    ['too long', [PAGE, `https://${'a'.repeat(121)}`], '/origins/1', 'out_of_range'],
  ])('are refused where they are %s', async (_, origins, field, code) => {
    const { body } = await shop.post('/v1/client-tokens', { client: { email: freshEmail() }, origins });
    expect(body.errors).toEqual([{ field, code, message: expect.any(String) }]);
  });

  test('are few enough for a token that is taken wherever one is', async () => {
    const host = (index: number) => `${index}${'a'.repeat(58)}.${'b'.repeat(59)}`;
    const origins = Array.from({ length: 20 }, (_, index) => `https://${host(index + 10)}`);
    const long = await tokenFor(origins);
    expect(decodeJwt(long).origins).toEqual(origins);
    const { id } = await shop.coupon();
    const { status } = await shop.post('/v1/activations', { couponId: id, client: { token: long } });
    expect(status).toBe(201);
  });
});

const DONE = 'what was asked for';
/** Answers of every kind to a page of {@link PAGE}. */
const answered: readonly (readonly [
  status: number,
  code: string | undefined,
  ask: () => Promise<V1Answer>,
])[] = [
  [200, DONE, () => shop.get('/v1/coupons', from(PAGE))],
  [201, DONE, async () => shop.post('/v1/activations', { couponId: (await shop.coupon()).id }, from(PAGE))],
  [400, 'invalid_request', () => shop.get('/v1/coupons?nonsense=1', from(PAGE))],
  [401, 'key_unknown', () => afterItsEnd(PAGE)],
  [401, 'key_unknown', () => afterItsKey(PAGE)],
  [403, 'scope_missing', () => shop.post('/v1/redemptions', { codes: ['ABC'] }, from(PAGE))],
  [404, 'coupon_unknown', () => shop.get(`/v1/coupons/${randomUUID()}`, from(PAGE))],
  [404, 'path_unknown', () => shop.get('/v1/nothing', from(PAGE))],
  [
    413,
    'too_large',
    () => shop.post('/v1/activations', { couponId: 'x'.repeat(5 * 1024 * 1024) }, from(PAGE)),
  ],
  [
    415,
    'media_type_unknown',
    () =>
      shop.post('/v1/activations', '<xml/>', {
        key: token,
        headers: { origin: PAGE, 'content-type': 'application/xml' },
      }),
  ],
  [429, 'too_many_guesses', guessed],
];

/** A request with a token that was right until a moment ago. */
async function afterItsEnd(origin: string): Promise<V1Answer> {
  const short = await tokenFor([PAGE], 60);
  server.clock.pass(61);
  return shop.get('/v1/coupons', from(origin, short));
}

/** A request with a token whose key was revoked. */
async function afterItsKey(origin: string): Promise<V1Answer> {
  const { id, key } = await server.makeKey('client');
  const json = { client: { email: freshEmail() }, origins: [PAGE] };
  const { body } = await shop.post('/v1/client-tokens', json, { key });
  await revokeApiKey({ pool: server.pool, clock: server.clock, makeId }, id);
  return shop.get('/v1/coupons', from(origin, body.token));
}

async function guessed(): Promise<V1Answer> {
  const key = await tokenFor([PAGE]);
  const guess = () => shop.get(`/v1/codes/${randomUUID()}`, from(PAGE, key));
  // Guesses are counted by the minute: none may end in the middle of this.
  server.clock.pass(60 - ((server.clock.now() / 1000) % 60));
  for (let time = 0; time < 3; time += 1) await guess();
  const answer = await guess();
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  return answer;
}

describe('a page of an origin that the token names', () => {
  test.each(answered)('may read %i %s', async (status, code, ask) => {
    const answer = await ask();
    const told = answer.status < 400 ? DONE : answer.body.code;
    expect({ status: answer.status, code: told }).toEqual({ status, code });
    expect(corsOf(answer)).toEqual(READABLE);
  });

  test('may be any of them', async () => {
    const answer = await shop.get('/v1/coupons', from(OTHER_PAGE));
    expect(corsOf(answer)).toEqual({ ...READABLE, 'access-control-allow-origin': OTHER_PAGE });
  });

  test('may read a picture, and that it has it already', async () => {
    const { codes } = await shop.coupon();
    const path = `/v1/codes/${(codes as { readonly code: string }).code}/barcode.svg`;
    const headers = { origin: PAGE, authorization: `Bearer ${token}` };
    const first = await send('GET', path, headers);
    const again = await send('GET', path, { ...headers, 'if-none-match': first.headers.get('etag') ?? '' });
    expect([first.status, again.status]).toEqual([200, 304]);
    expect([corsOf(first), corsOf(again)]).toEqual([READABLE, READABLE]);
  });
});

describe('a page of another origin', () => {
  test.each([
    STRANGER,
    'null',
    'http://shop.example',
    'https://shop.example:8443',
    'https://a.shop.example',
    'https://shop.example.other.example',
    'HTTPS://SHOP.EXAMPLE',
    `${PAGE}, ${PAGE}`,
    '',
  ])('such as %j is refused, and nothing is done', async (origin) => {
    const { id } = await shop.coupon();
    const answer = await shop.post('/v1/activations', { couponId: id }, from(origin));
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'origin_denied' });
    expect(corsOf(answer)).toEqual({ vary: 'Origin' });
    const { rows } = await server.pool.query('select 1 from activations where coupon_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['that is over', afterItsEnd],
    ['whose key was revoked', afterItsKey],
  ])('is told of a token %s as everybody is, and may not read it', async (_, ask) => {
    const answer = await ask(STRANGER);
    expect(answer.body.code).toBe('key_unknown');
    expect(corsOf(answer)).toEqual({ vary: 'Origin' });
  });

  test('is told that a method is for no token, whatever the origin', async () => {
    const answer = await shop.post('/v1/redemptions', { codes: ['ABC'] }, from(STRANGER));
    expect(answer.body.code).toBe('scope_missing');
    expect(corsOf(answer)).toEqual({ vary: 'Origin' });
  });
});

describe('nothing is said of origins', () => {
  /** A token that names {@link PAGE}, signed by somebody else. */
  const forged = async () =>
    await new SignJWT({ ...decodeJwt(token) })
      .setProtectedHeader({ alg: 'HS256', kid: (await server.makeKey('client')).id })
      .sign(Buffer.alloc(32, 7));

  test.each([
    ['a token without a page', 200, () => shop.get('/v1/coupons', { key: token })],
    ['a token that names none', 200, async () => shop.get('/v1/coupons', from(PAGE, await tokenFor()))],
    ['a forged token', 401, async () => shop.get('/v1/coupons', from(PAGE, await forged()))],
    ['nobody', 401, () => shop.get('/v1/coupons', from(PAGE, null))],
    ['an admin', 200, () => shop.get('/v1/coupons', from(PAGE, server.keys.admin))],
    ['a store', 200, () => shop.get('/v1/coupons', from(PAGE, server.keys.client))],
    ['a loader', 200, () => shop.get('/v1/coupons', from(PAGE, server.keys.batch))],
    ['an unknown key', 401, () => shop.get('/v1/coupons', from(PAGE, randomUUID().toUpperCase()))],
    ['a person', 200, () => browsers.owner.call('GET', '/v1/coupons', { headers: { origin: server.url } })],
    [
      'a person on another page',
      403,
      () => browsers.owner.call('GET', '/v1/coupons', { headers: { origin: PAGE } }),
    ],
  ])('to %s', async (_, status, ask) => {
    const answer = await ask();
    expect({ status: answer.status, cors: corsOf(answer) }).toEqual({ status, cors: {} });
  });
});

describe('the question of a browser before a request', () => {
  const routes: readonly RouteV1[] = Object.values(ROUTES_V1);
  const isForTokens = ({ scopes }: RouteV1) => scopes.includes('token');
  const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
  const preflight = (method: string, path: string, more: Readonly<Record<string, string>> = {}) =>
    send('OPTIONS', path, {
      origin: STRANGER,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
      ...more,
    });

  test('is about some methods and not about others', () => {
    expect(new Set(routes.map(isForTokens)).size).toBe(2);
  });

  test.each(named.filter(([, route]) => isForTokens(route)))('is answered for %s', async (_, route) => {
    const answer = await preflight(route.method, idOf(route));
    expect({ status: answer.status, cors: corsOf(answer), text: await answer.text() }).toEqual({
      status: 204,
      cors: {
        'access-control-allow-origin': STRANGER,
        'access-control-allow-methods': route.method,
        'access-control-allow-headers':
          'Authorization, Content-Type, Idempotency-Key, If-None-Match, Accept-Language',
        'access-control-max-age': '7200',
        vary: 'Origin',
      },
      text: '',
    });
  });

  test.each(named.filter(([, route]) => !isForTokens(route)))('is not answered for %s', async (_, route) => {
    const answer = await preflight(route.method, idOf(route));
    expect({ status: answer.status, cors: corsOf(answer) }).toEqual({ status: 401, cors: {} });
    expect(await answer.json()).toMatchObject({ code: 'key_missing' });
  });

  const elsewhere: readonly (readonly [method: string, path: string])[] = [
    ...AUTH_METHODS.map(({ method, path }) => [method, `/v1/auth${path}`] as const),
    ['GET', '/v1/nothing'],
    ['GET', '/coupons'],
    ['POST', '/coupons/active/ABC/use'],
    ['GET', '/console/'],
    ['GET', '/openapi.json'],
    ['PUT', '/v1/coupons'],
    ['get', '/v1/coupons'],
    ['DELETE', '/v1/clients/01a20380-0000-7000-8000-000000000010'],
  ];

  test.each(elsewhere)('is not answered for %s %s', async (method, path) => {
    const answer = await preflight(method, path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(corsOf(answer)).toEqual({});
  });

  test.each([
    ['no origin', { 'access-control-request-method': 'GET' }, 401],
    ['no method', { origin: PAGE }, 401],
  ])('is none with %s', async (_, headers, status) => {
    const answer = await send('OPTIONS', '/v1/coupons', headers);
    expect({ status: answer.status, cors: corsOf(answer) }).toEqual({ status, cors: {} });
  });

  test.each([
    ['a key', () => ({ authorization: `Bearer ${server.keys.admin}` })],
    ['a session', () => ({ cookie: browsers.owner.cookie, 'couponry-csrf': '1' })],
  ])('is none with %s', async (_, headers) => {
    const answer = await preflight('GET', '/v1/coupons', headers());
    expect(corsOf(answer)).toEqual({});
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
