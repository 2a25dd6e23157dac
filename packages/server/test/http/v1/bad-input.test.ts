import { type OperationId, ROUTES_V1, type RouteV1 } from '@couponry/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  const coupon = await shop.coupon();
  const codes = [(coupon.codes as { readonly code: string }).code];
  const client = await shop.post('/v1/clients', { email: 'ann@example.com' });
  const redemption = await shop.post('/v1/redemptions', { codes });
  const reservation = await shop.post('/v1/reservations', { codes });
  ids = {
    couponId: coupon.id,
    code: codes.join(),
    clientId: client.body.id,
    redemptionId: redemption.body.id,
    reservationId: reservation.body.id,
  };
});

afterAll(() => server.stop());

const routes = Object.entries(ROUTES_V1) as [OperationId, RouteV1][];
const withBody = routes.filter(([, { body }]) => body !== undefined);
const withQuery = routes.filter(([, { query }]) => query !== undefined);
const askedByKey = withQuery.filter(([, { scopes }]) => scopes.includes('admin'));

const pathOf = ({ path }: RouteV1): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');

/** Asks for what may be a picture. */
const ask = (path: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${server.keys.admin}` } });

/** Values that somebody could mean, and that nobody could. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    ...['', ' ', '\u0000', '\ud800', '1e999', 'null', '2026-02-30T00:00:00Z', '2026-12-01', 'friendly'],
    ...[0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, null, true],
    ...[[], {}, { kind: 'friendly' }, { kind: 'ean13', prefix: '' }, [{ on: 'discount' }], { id: '' }],
  ),
);
const RUNS = { numRuns: 40 };

/** What has the form of a day or an instant and is none, or is the last one. */
const ENDS_OF_TIME = {
  date: ['0000-01-01', '0001-01-01', '1969-12-31', '9999-12-31'],
  'date-time': [
    ...['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '2026-12-31T23:59:60Z', '9999-12-31T23:59:59-23:59'],
    '9999-12-31T23:59:59Z',
  ],
};

describe('a request that nobody means', () => {
  test.each(withBody)('to %s is told what is wrong, or does what it says', async (_, route) => {
    const names = Object.keys(route.body?.schema.properties ?? {});
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), odd, { maxKeys: 4 });
    const body = fc.oneof(
      fc.record({ base: fc.boolean(), fields }).map(({ base, fields: given }) => ({
        ...(base ? (route.body?.example as object) : {}),
        ...given,
      })),
      odd,
    );
    await fc.assert(
      fc.asyncProperty(body, async (json) => {
        const { status, body: told } = await shop.call(route.method, pathOf(route), {
          json: JSON.stringify(json),
        });
        expect(status).toBeLessThan(500);
        if (status !== 400) return;
        expect(told.errors.length).toBeGreaterThan(0);
        for (const error of told.errors) {
          expect(error.field).toMatch(/^(\/|$)/);
          expect(error.message).toMatch(/^[a-z]/);
          expect(error.code).toMatch(/^[a-z_]+$/);
        }
      }),
      RUNS,
    );
  });

  test.each(withQuery)('to %s with any query is told what is wrong, or answered', async (_, route) => {
    const names = Object.keys(route.query?.properties ?? {});
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('1', '-1', '2026-12-01', 'published', 'day', 'ann@x.y'),
    );
    const query = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ minLength: 1 })), text, {
      maxKeys: 3,
    });
    await fc.assert(
      fc.asyncProperty(query, async (given) => {
        const { status } = await ask(`${pathOf(route)}?${new URLSearchParams(given)}`);
        expect(status).toBeLessThan(500);
      }),
      RUNS,
    );
  });

  test.each(askedByKey)('to %s with what no text has in its query names the field', async (_, route) => {
    for (const name of Object.keys(route.query?.properties ?? {})) {
      const { status, body } = await shop.get(`${pathOf(route)}?${name}=%00`);
      expect({ status, field: body.errors[0]?.field }).toEqual({ status: 400, field: `/${name}` });
    }
  });

  test.each(askedByKey)('to %s with a parameter twice names it', async (_, route) => {
    for (const name of Object.keys(route.query?.properties ?? {})) {
      const { status, body } = await shop.get(`${pathOf(route)}?${name}=1&${name}=1`);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
      expect(body.errors[0]).toEqual({
        field: `/${name}`,
        code: 'duplicate',
        message: 'is there more than once',
      });
    }
  });

  test.each(askedByKey)(
    'to %s with a day or an instant at the end of time is told so, or answered',
    async (_, route) => {
      const fields = Object.entries(route.query?.properties ?? {}) as [
        string,
        { readonly format?: string },
      ][];
      for (const [name, { format }] of fields) {
        const times = format === 'date' || format === 'date-time' ? ENDS_OF_TIME[format] : [];
        for (const time of times) {
          const query = new URLSearchParams({ [name]: time, ...(name === 'from' ? { to: time } : {}) });
          const { status, body } = await shop.get(`${pathOf(route)}?${query}`);
          expect({ time, status }).toEqual({
            time,
            status: time.startsWith('9999-12-31') && !time.includes('-23:') ? 200 : 400,
          });
          if (status === 400) expect(body.errors[0]?.field).toMatch(/^\/(from|to)$/);
        }
      }
    },
  );

  test.each([
    ['9007199254740993', 'has more than 15 digits'],
    ['1e400', 'is too large a number'],
    ['"\\u0000"', 'contains a NUL character or half of a surrogate pair'],
  ])('of which %s stands deep in a cart is told where', async (value, message) => {
    const cart = (attributes: string) =>
      `{"currency": "GBP", "lines": [{"id": "1", "sku": "a", "quantity": 1, "unitPrice": 1, "attributes": ${attributes}}]}`;
    const json = `{"codes": ["X"], "cart": ${cart(`{"b": 1, "a/b~c": ${value}}`)}}`;
    const { status, body } = await shop.call('POST', '/v1/validations', { json });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field: '/cart/lines/0/attributes/a~1b~0c', message }]);
  });

  test(`that is a number of many digits and nothing else is told so`, async () => {
    const { status, body } = await shop.call('POST', '/v1/validations', { json: '9007199254740993' });
    expect([status, body.errors[0]?.field]).toEqual([400, '']);
  });

  test.each(ENDS_OF_TIME['date-time'].slice(0, -1))('to try codes at %s names the field', async (at) => {
    const { status, body } = await shop.post('/v1/validations', { codes: ['X'], at });
    expect([status, body.errors[0]?.field]).toEqual([400, '/at']);
  });

  test.each([
    [{ kind: 'friendly', code: 'AB' }, '/codes/code', 'a code has at least 3 characters'],
    [{ kind: 'pattern', pattern: 'WIN-##' }, '/codes/pattern', 'a pattern has at least 5 #'],
  ])('for a coupon with the codes %j is told in one sentence', async (codes, field, because) => {
    const { body } = await shop.post('/v1/coupons', {
      name: 'X',
      codes,
      discount: { kind: 'percent', percent: 1 },
    });
    expect(body.errors).toEqual([
      { field, code: 'invalid', message: expect.stringContaining(`can not be so: ${because}`) },
    ]);
  });

  test.each(['{', '', 'null', '[]', '"x"', '{"a":1}{', '{"name":123456789012345678}', '\ufeff{}'])(
    'of %j is a problem, not a failure',
    async (json) => {
      const { status, body } = await shop.post('/v1/coupons', json);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
    },
  );

  test.each([
    ['/currency', { currency: 'gbp' }, 'must be a currency of ISO 4217, such as GBP'],
    ['/codes/prefix', { codes: { kind: 'ean13', prefix: '2x' } }, 'must be 1 to 6 digits, such as 29'],
    ['/termsUrl', { termsUrl: 'ftp://x' }, expect.stringMatching(/^must begin with https:/)],
  ])('whose %s is of another form is told in words', async (field, fields, message) => {
    const { body } = await shop.post('/v1/coupons', {
      ...{ name: 'X', codes: { kind: 'ean13' }, discount: { kind: 'percent', percent: 1 } },
      ...fields,
    });
    expect(body.errors).toEqual([{ field, code: 'wrong_form', message }]);
  });

  test('that is not JSON is told from where on', async () => {
    const { body } = await shop.call('POST', '/v1/validations', {
      json: '{"codes": ["X"],\n  "amount": 10,}',
    });
    expect(body).toMatchObject({ detail: 'The body is not JSON from line 2, column 16 on.' });
    const { body: bom } = await shop.call('POST', '/v1/validations', { json: '\ufeff{}' });
    expect(bom).toMatchObject({ detail: 'The body is not JSON: it begins with a byte order mark (BOM).' });
  });
});
