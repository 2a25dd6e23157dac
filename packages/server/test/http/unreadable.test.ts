import { connect } from 'node:net';
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

/** One of the answers of a connection. */
interface Told {
  readonly status: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends bytes as they are and answers all that came back until the server ended the connection. */
async function exchange(bytes: string): Promise<readonly Told[]> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  const answers = Buffer.concat(chunks)
    .toString()
    .split(/(?=HTTP\/1\.1 )/);
  return answers.map((answer) => {
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const type = /^content-type: (\S+);/im.exec(head)?.[1] ?? '';
    return { status: Number(head.split(' ')[1]), type, body: JSON.parse(body) };
  });
}

/** A request with the key for either API. */
function request(line: string, headers: readonly string[], body = ''): string {
  const keys = [`api-key: ${server.keys.admin}`, `authorization: Bearer ${server.keys.admin}`];
  return [`${line} HTTP/1.1`, ...keys, ...headers, '', body].join('\r\n');
}

function use(code: string, orderId: string): string {
  const body = JSON.stringify({ orderId });
  const headers = ['host: x', 'content-type: application/json', `content-length: ${body.length}`];
  return request(`POST /coupons/active/${code}/use`, headers, body);
}

const LAST = 'connection: close';

describe('what cannot be answered', () => {
  test.each([
    ['no Host', [LAST], 400, 'Request.Invalid', 'invalid_request', '"Host"'],
    [
      'an expectation that nobody knows',
      ['host: x', 'expect: more', LAST],
      417,
      'Request.ExpectationUnknown',
      'expectation_unknown',
      '100-continue',
    ],
    [
      'headers that are too large',
      ['host: x', `x: ${'x'.repeat(40_000)}`, LAST],
      400,
      'Request.Invalid',
      'invalid_request',
      '32768 bytes',
    ],
    [
      'two lengths',
      ['host: x', 'content-length: 1', 'content-length: 2'],
      400,
      'Request.Invalid',
      'invalid_request',
      'Content-Length',
    ],
  ])('with %s is told why, in the form of the API', async (_, headers, status, message, code, word) => {
    const [old] = await exchange(request('GET /test', headers));
    expect(old).toMatchObject({
      status,
      type: 'application/json',
      body: { code: status, message, data: null },
    });
    expect(old?.body.description).toContain(word);
    const [modern] = await exchange(request('GET /v1/coupons?limit=1', headers));
    expect(modern).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { type: `urn:couponry:problem:${code}`, status, code, instance: '/v1/coupons' },
    });
    expect(modern?.body.detail).toContain(word);
    expect(modern?.body.requestId).toEqual(expect.any(String));
  });

  test('is answered to who speaks HTTP/1.0, which knows neither header', async () => {
    const [answer] = await exchange(
      `GET /test HTTP/1.0\r\napi-key: ${server.keys.admin}\r\nexpect: more\r\n\r\n`,
    );
    expect(answer?.status).toBe(200);
  });

  test('does not take the place of the answers to what was asked before', async () => {
    const { code, uuid } = await shop.friendly();
    const asked = ['1', '2', '3'].map((order) => use(code, order));
    const answers = await exchange(`${asked.join('')}hello\r\n\r\n${use(code, '4')}`);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
    expect(answers.slice(0, 3).map(({ body }) => body.code)).toEqual([1, 1, 1]);
    expect(await shop.counts(uuid)).toMatchObject({ redeemed: 3 });
  });

  test('comes after hundreds that were sent ahead, of which each is carried out once', async () => {
    const { code, uuid } = await shop.friendly();
    const asked = Array.from({ length: 600 }, (_, order) => use(code, `ahead-${order}`));
    const answers = await exchange(`${asked.join('')}hello\r\n\r\n`);
    expect(answers.map(({ status }) => status)).toEqual([...asked.map(() => 200), 400]);
    expect(await shop.counts(uuid)).toMatchObject({ redeemed: 600 });
  });

  test('is told in the place of the request whose body it is', async () => {
    const { code, uuid } = await shop.friendly();
    const headers = ['host: x', 'content-type: application/json', 'transfer-encoding: chunked'];
    const broken = request('POST /v1/redemptions', headers, 'zz\r\n{}\r\n0\r\n\r\n');
    const answers = await exchange(use(code, '1') + broken);
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(answers[1]).toMatchObject({
      type: 'application/problem+json',
      body: { instance: '/v1/redemptions' },
    });
    expect(await shop.counts(uuid)).toMatchObject({ redeemed: 1 });
  });
});
