import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../support/call.ts';
import { type RawAnswer, sendRaw } from '../support/raw-request.ts';
import { NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;
let coupon: string;
let code: string;

beforeAll(async () => {
  server = await startTestServer({ guesses: { perMinute: 1e9, perDay: 1e9, perWorkspaceDay: 1e9 } });
  shop = new Shop(server);
  ({ uuid: coupon, code } = await shop.friendly());
});

afterAll(() => server.stop());

const RUNS = { numRuns: 150 };
/** Statuses that are documented for a request that somebody got wrong. */
const CALLERS_FAULT = [400, 404, 409, 413, 415, 417, 422];

async function rows(): Promise<number> {
  const { rows: found } = await server.pool.query(
    `select (select count(*) from coupons) + (select count(*) from clients) + (select count(*) from codes)
      + (select count(*) from activations) + (select count(*) from redemptions) + (select count(*) from events)
      + (select count(*) from idempotency_keys) as n`,
  );
  return Number(found[0].n);
}

/** Every answer is the envelope; nothing but a success writes. */
function expectEnvelope(status: number, text: string): Envelope {
  const body: Envelope = JSON.parse(text);
  expect(status).toBeLessThan(500);
  expect(body).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
  expect(body).toHaveProperty('data');
  if (status !== 200) {
    expect(CALLERS_FAULT).toContain(status);
    expect(body).toMatchObject({ code: status, data: null, description: expect.stringMatching(/[.?]$/) });
  } else if (body.code !== 1) {
    expect(body.code).toBeGreaterThan(20100);
    expect(body.data).toBeNull();
  }
  return body;
}

async function expectNothingWritten(status: number, text: string, before: number): Promise<void> {
  const body = expectEnvelope(status, text);
  if (status !== 200 || body.code !== 1) expect(await rows()).toBe(before);
}

function raw(
  method: string,
  path: string,
  body: Buffer | string = '',
  headers: readonly string[] = [],
): Promise<RawAnswer> {
  const length = body.length === 0 ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${path} HTTP/1.1`, `api-key: ${server.keys.admin}`, ...length, ...headers];
  return sendRaw(server.url, lines, body);
}

const JSON_TYPE = ['content-type: application/json'];

describe('a body', () => {
  const targets = () => [
    ['POST', '/coupons'],
    ['PATCH', `/coupons/${coupon}`],
    ['POST', `/coupons/${coupon}/activate`],
    ['POST', `/coupons/active/${code}/use`],
    ['POST', '/client/batch'],
  ];

  const FIELDS = [
    'name',
    'discountType',
    'discountValue',
    'code',
    'codePrefix',
    'startAt',
    'endAt',
    'currency',
    'timeZone',
    'validFor',
    'limitGlobal',
    'limitPerClient',
    'activationRequired',
    'strictUse',
    'status',
    'hidden',
    'tags',
    'locations',
    'attributes',
    'products',
    'description',
    'termsUrl',
    'uuid',
    'email',
    'customIdentify',
    'token',
    'orderId',
    'amount',
    'items',
    '__proto__',
    'constructor',
    'toString',
  ];

  const odd = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\0',
      '\ud800',
      '\udfff\ud800',
      'null',
      '0',
      'a'.repeat(70_000),
      '💥',
      '\u202e',
      'percent',
      'archived',
    ),
    fc.constantFrom(0, -0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, 5e-324, 253402300800),
    fc.constantFrom(true, false, null),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.constantFrom(null, 1, 'x', {}), { maxLength: 4 }),
  );

  test('of any JSON gets an envelope, and what is refused writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.json({ maxDepth: 6 }), async (target, json) => {
        const [method = '', path = ''] = targets()[target] ?? [];
        const before = await rows();
        const { status, body } = await raw(method, path, json, JSON_TYPE);
        await expectNothingWritten(status, body, before);
      }),
      RUNS,
    );
  });

  test('of known fields with any values gets an envelope, and what is refused writes nothing', async () => {
    const fields = fc.dictionary(fc.constantFrom(...FIELDS), odd, { maxKeys: 4 });
    const base = { name: 'x', discountType: 'percent', discountValue: 1 };
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.boolean(), fields, async (target, isWhole, given) => {
        const [method = '', path = ''] = targets()[target] ?? [];
        const before = await rows();
        // Only of a new coupon, so that the one that everything else is asked of stays as it is.
        const { status = undefined, ...safe } = given;
        const sent = target === 0 ? given : safe;
        const json = JSON.stringify(isWhole && target === 0 ? { ...base, ...sent } : sent);
        const answer = await raw(method, path, json, JSON_TYPE);
        expect(status === undefined || target === 0 || !json.includes('"status"')).toBe(true);
        await expectNothingWritten(answer.status, answer.body, before);
      }),
      { numRuns: 400 },
    );
  });

  test('of any bytes gets an envelope and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.uint8Array({ minLength: 1, maxLength: 200 }), async (target, bytes) => {
        const [method = '', path = ''] = targets()[target] ?? [];
        const before = await rows();
        const { status, body } = await raw(method, path, Buffer.from(bytes), JSON_TYPE);
        await expectNothingWritten(status, body, before);
      }),
      RUNS,
    );
  });

  test.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte order mark', Buffer.from('\ufeff{}')],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['a form', 'a=b&c=d'],
    ['two values', '{}{}'],
    ['no end', '{"email": "a@example.com"'],
    ['single quotes', "{'email': 'a'}"],
    ['a comment', '{} // no'],
    ['NaN', '{"amount": NaN}'],
    ['a NUL character', '{"customIdentify": "a\\u0000b"}'],
    ['half of a surrogate pair', '{"customIdentify": "\\ud800"}'],
    ['a NUL character in a name', '{"\\u0000": 1}'],
    ['a number beyond all', '{"amount": 1e400}'],
    ['a number beyond all below', '{"amount": -1e400}'],
    ['a number of many digits', '{"amount": 0.30000000000000004}'],
    ['an integer of many digits', '{"orderId": 12345678901234567890}'],
    ['deep lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['deep objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    [
      'deep lists that hold a long number',
      `${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}`,
    ],
  ])('with %s is refused', async (_, body) => {
    const { status, body: text } = await raw('POST', `/coupons/active/${code}/use`, body, JSON_TYPE);
    expect(status).toBe(400);
    expect(expectEnvelope(status, text).message).toBe('Request.Invalid');
  });

  test('with an integer of 16 digits that a double would change is refused wherever it stands', async () => {
    for (let place = 0; place < 16; place += 1) {
      const json = `${' '.repeat(place)}{"orderId": 9999999999999999}`;
      const { status, body } = await raw('POST', `/coupons/active/${code}/use`, json, JSON_TYPE);
      expect(expectEnvelope(status, body)).toMatchObject({ message: 'Request.Invalid' });
    }
  });

  test('with long digits in its texts is read, and a long number beside them is told by its place', async () => {
    const json = (number: string) =>
      `{"attributes": {"card": "12345678901234567", "rows": [{"n": 1}, {"n": ${number}}]}}`;
    const right = await shop.call('PATCH', `/coupons/${coupon}`, { json: JSON.parse(json('2')) });
    expect(right.status).toBe(200);
    const { status, body } = await raw('PATCH', `/coupons/${coupon}`, json('12345678901234567'), JSON_TYPE);
    expect(status).toBe(400);
    expect(expectEnvelope(status, body).errors[0]?.field).toBe('/attributes/rows/1/n');
  });

  test.each([
    ['a number beyond all', '{"products": [1e400]}'],
    ['a number of many digits', '{"attributes": {"a": 0.12345678901234567}}'],
    ['a NUL character', '{"attributes": {"a": ["\\u0000"]}}'],
    ['half of a surrogate pair', '{"tags": ["\\ud800"]}'],
    ['nesting without end', `{"products": ${'['.repeat(40)}${']'.repeat(40)}}`],
  ])('that informs the store is refused with %s, for it could not be told again', async (_, json) => {
    const before = (await shop.call('GET', `/coupons/${coupon}`)).text;
    const { status, body } = await shop.call('PATCH', `/coupons/${coupon}`, { json });
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect((await shop.call('GET', `/coupons/${coupon}`)).text).toBe(before);
  });

  test('that informs the store is told again as it came', async () => {
    const json =
      '{"name":"x","discountType":"cost","discountValue":0.1,"attributes":{"__proto__":{"a":1},"constructor":2,"":3},"products":[{"n":-0.5,"u":"💥\\u2028"}],"locations":{"k":[true,null]}}';
    const { body, text } = await shop.call('POST', '/coupons', { json });
    expect(text).toContain('"__proto__":{"a":1}');
    expect(body.data.coupon).toMatchObject({
      products: [{ n: -0.5, u: '💥\u2028' }],
      locations: { k: [true, null] },
    });
    expect((await shop.call('GET', `/coupons/${body.data.coupon.uuid}`)).text).toContain(
      '"__proto__":{"a":1}',
    );
  });

  test.each([1, 7, 8, 50, 5000])('with %d unknown fields is refused, and writes nothing', async (count) => {
    const unknown = Array.from({ length: count }, (_, n) => `"limitGlobel${n}":1`).join(',');
    const right = '"name":"x","discountType":"percent","discountValue":1';
    const wrong = '"name":{},"discountType":"percent","discountValue":"1","amount":[]';
    for (const [method, path] of targets()) {
      for (const fields of [right, wrong, '"email":"a@example.com"']) {
        const before = await rows();
        const { status, body } = await shop.call(method ?? '', path ?? '', {
          json: `{${unknown},${fields}}`,
        });
        expect(status).toBe(400);
        expect(body.errors.some(({ field }) => field.startsWith('/limitGlobel'))).toBe(true);
        expect(body.errors.length).toBeLessThanOrEqual(10);
        expect(await rows()).toBe(before);
      }
    }
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonx',
    'json',
    '',
  ])('of the type "%s" is refused', async (type) => {
    const { status, body } = await raw('POST', `/coupons/active/${code}/use`, '{}', [
      `content-type: ${type}`,
    ]);
    expect(status).toBe(415);
    expect(expectEnvelope(status, body).message).toBe('Request.MediaTypeUnknown');
  });

  test.each(['iso-8859-1', '"latin1"', 'utf-16', 'UTF-8-sig'])(
    'that says it is in %s is refused and told in what to send it, by both APIs',
    async (charset) => {
      const headers = [`content-type: application/json;charset=${charset}`];
      const old = await raw('POST', `/coupons/active/${code}/use`, '{}', headers);
      expect(old.status).toBe(415);
      const said = `Send the body in UTF-8, not in ${charset.replaceAll('"', '')}: with charset=utf-8 in the header Content-Type, or without a charset.`;
      expect(expectEnvelope(old.status, old.body)).toMatchObject({
        message: 'Request.MediaTypeUnknown',
        description: said,
      });
      const bearer = `authorization: Bearer ${server.keys.admin}`;
      for (const type of ['application/json', 'text/csv']) {
        const modern = await raw('POST', '/v1/simulations', 'x', [
          `content-type: ${type}; a=b; charset=${charset}`,
          bearer,
        ]);
        expect(JSON.parse(modern.body)).toMatchObject({
          ...{ status: 415, code: 'media_type_unknown', detail: said },
        });
      }
    },
  );

  test.each(['utf-8', 'UTF8', '"Utf-8"', 'us-ascii'])('that says it is in %s is read', async (charset) => {
    const headers = [`content-type: application/json; charset=${charset}`];
    expect((await raw('POST', `/coupons/active/${code}/use`, '{}', headers)).status).toBe(200);
  });

  test.each(['gzip', 'br, identity', 'x'])(
    'that is coded as "%s" is refused, and the header named',
    async (coding) => {
      const { status, body } = await raw('POST', `/coupons/active/${code}/use`, '{}', [
        'content-type: application/json',
        `content-encoding: ${coding}`,
      ]);
      expect(status).toBe(400);
      expect(expectEnvelope(status, body).description).toContain('Content-Encoding');
    },
  );

  test.each([
    ['the empty object of PHP', '[]', 200],
    ['a list of something', '[0]', 400],
    ['an empty text', '""', 400],
  ])('that may be left out and is %s: %s answers %d', async (_, body, status) => {
    const methods = [
      ['POST', `/coupons/active/${code}/use?email=ann@example.com`],
      ['POST', `/coupons/${coupon}/activate?email=ann@example.com`],
      ['PATCH', `/coupons/${coupon}`],
    ] as const;
    for (const [method, path] of methods) {
      expect((await raw(method, path, body, JSON_TYPE)).status).toBe(status);
    }
  });

  test('that is coded as itself is read', async () => {
    const headers = ['content-type: application/json ; charset=utf-8', 'content-encoding: identity'];
    expect((await raw('POST', `/coupons/active/${code}/use`, '{}', headers)).status).toBe(200);
  });

  test('that is too large is refused, with its length and without', async () => {
    // Not `use`, which takes a cart.
    const path = `/coupons/${coupon}/activate`;
    const big = `{"customIdentify": "${'x'.repeat(1024 * 1024)}"}`;
    expect((await shop.call('POST', path, { json: big })).status).toBe(413);
    const chunk = `${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`;
    const lines = [`POST ${path} HTTP/1.1`, `api-key: ${server.keys.admin}`, 'transfer-encoding: chunked'];
    const { status, body } = await sendRaw(server.url, [...lines, ...JSON_TYPE], chunk);
    expect(status).toBe(413);
    expect(expectEnvelope(status, body).message).toBe('Request.TooLarge');
  });

  test('in pieces is taken, also an empty one', async () => {
    const lines = [
      `POST /coupons/active/${code}/use HTTP/1.1`,
      `api-key: ${server.keys.admin}`,
      'transfer-encoding: chunked',
    ];
    const whole = await sendRaw(server.url, [...lines, ...JSON_TYPE], '2\r\n{}\r\n0\r\n\r\n');
    const empty = await sendRaw(server.url, [...lines, ...JSON_TYPE], '0\r\n\r\n');
    expect([whole.status, empty.status]).toEqual([200, 200]);
  });
});

describe('a path', () => {
  /** A path that a client could send, escaped or not, but for what ends the request line. */
  const path = fc
    .array(
      fc.oneof(
        fc.constantFrom('%', '%2', '%zz', '%00', '%FF', '%C3%28', '/', '//', '..', '?', ';', "'", '\\'),
        fc.string(),
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('').replaceAll(/[^!-~]/g, ''));

  test('of any characters gets an envelope and writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
        path,
        async (method, rest) => {
          const before = await rows();
          for (const asked of [
            `/${rest}`,
            `/coupons/${rest}`,
            `/coupons/active/${rest}`,
            `/client/${rest}/timeline`,
          ]) {
            const { status, body } = await raw(method, asked);
            if (status === 200 && body.startsWith('{"status"')) continue;
            expectEnvelope(status, body);
          }
          expect(await rows()).toBe(before);
        },
      ),
      { numRuns: 80 },
    );
  });

  test.each(['%FF', '%C3%28', 'A%E0%80', '%ED%A0%80', '%F5%80%80%80'])(
    'with the invalid UTF-8 %s is no code, and is told so after the key',
    async (text) => {
      const { status, body } = await raw('GET', `/coupons/active/${text}`);
      expect(status).toBe(200);
      expect(expectEnvelope(status, body).code).toBe(20101);
      const lines = [`GET /coupons/active/${text} HTTP/1.1`];
      expect((await sendRaw(server.url, lines)).status).toBe(401);
    },
  );
});

describe('a query', () => {
  test('of any names and values gets an envelope, and what is refused writes nothing', async () => {
    const name = fc.constantFrom(
      'uuid',
      'email',
      'customIdentify',
      'token',
      'includeCoupon',
      'pagination[limit]',
      'pagination[offset]',
      '__proto__',
      'a',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('%', '%00', '%FF', '1', 'true', '\u0000', '[]', '%ED%A0%80'),
    );
    const pairs = fc.array(fc.tuple(name, fc.boolean(), value), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        const query = given
          .map(
            ([key, isEscaped, text]) =>
              `${key}=${isEscaped ? encodeURIComponent(text) : text.replaceAll(/[^!-~]|#/g, '')}`,
          )
          .join('&');
        for (const [method, asked] of [
          ['GET', '/coupons'],
          ['GET', `/coupons/active/${code}`],
          ['GET', '/client'],
          ['POST', `/coupons/active/${code}/use`],
          ['POST', `/coupons/${coupon}/activate`],
        ] as const) {
          const before = await rows();
          const { status, body } = await raw(method, `${asked}?${query}`);
          await expectNothingWritten(status, body, before);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(['a%00b', '%00', '%01'])('with the control character %s names nobody', async (value) => {
    const before = await shop.counts(coupon);
    for (const name of ['uuid', 'email', 'customIdentify']) {
      const { status, body } = await raw('POST', `/coupons/active/${code}/use?${name}=${value}`);
      expect(status).toBe(400);
      expect(expectEnvelope(status, body).errors[0]?.field).toBe(`/${name}`);
    }
    expect(await shop.counts(coupon)).toEqual(before);
  });
});

describe('headers', () => {
  test('of any bytes get an envelope', async () => {
    const name = fc.constantFrom(
      'api-version',
      'content-type',
      'idempotency-key',
      'content-length',
      'x-forwarded-for',
      'expect',
      'accept',
      'transfer-encoding',
    );
    const value = fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[^ -ÿ]|\x7f/g, ''));
    await fc.assert(
      fc.asyncProperty(name, value, async (header, text) => {
        const { status, body } = await raw('POST', `/coupons/active/NO-SUCH-CODE/use`, '', [
          `${header}: ${text}`,
        ]);
        expectEnvelope(status, body);
      }),
      RUNS,
    );
  });

  test('that are too large get an envelope', async () => {
    const { status, body } = await raw('GET', '/test', '', [`x-large: ${'x'.repeat(40_000)}`]);
    expect(status).toBe(400);
    expectEnvelope(status, body);
  });

  test('with a key of any bytes get 401', async () => {
    const value = fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.replaceAll(/[^!-~]/g, 'x'));
    await fc.assert(
      fc.asyncProperty(value, async (key) => {
        const { status, body } = await sendRaw(server.url, ['GET /test HTTP/1.1', `api-key: ${key}`]);
        expect([401, 429]).toContain(status);
        expect(JSON.parse(body)).toMatchObject({ code: status, data: null });
      }),
      { numRuns: 40 },
    );
  });
});

test('what is no HTTP at all gets an envelope', async () => {
  for (const line of ['hello', 'GET /test HTTP/9.9', 'GET  HTTP/1.1', '\0\0\0']) {
    const { status, body } = await sendRaw(server.url, [line]);
    expect(status).toBe(400);
    expectEnvelope(status, body);
  }
});

test('after all that the server serves and the ledger is right', async () => {
  const fresh = await shop.friendly();
  expect(await shop.counts(fresh.uuid)).toEqual(NOTHING);
  expect((await shop.use(fresh.code)).body.code).toBe(1);
  expect((await server.audit()).differences).toEqual([]);
});
