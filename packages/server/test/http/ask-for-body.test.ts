import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let code: string;
let coupon: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ code, uuid: coupon } = await new Shop(server).friendly());
});

afterAll(() => server.stop());

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const CSV = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n7,A,2,2010-12-01,2.55\n';

interface Waiting {
  readonly line: string;
  readonly key?: string;
  readonly type?: string;
  readonly body?: string;
  readonly length?: number;
}

/** The head of a request whose body is to be asked for. */
function headOf({ line, key = server.keys.admin, type = 'application/json', body = '{}', length }: Waiting) {
  const keys = [`api-key: ${key}`, `authorization: Bearer ${key}`];
  const size = length ?? Buffer.byteLength(body);
  const says = ['host: x', 'expect: 100-continue', `content-type: ${type}`, `content-length: ${size}`];
  return [`${line} HTTP/1.1`, ...keys, ...says, '', ''].join('\r\n');
}

/** Sends what comes first, and the body once it is asked for; answers all that came back until the server ended the connection. */
async function exchange(first: string, then: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8').write(first);
  let told = '';
  let isSent = false;
  for await (const piece of socket) {
    told += piece;
    if (isSent || !told.includes(CONTINUE)) continue;
    isSent = true;
    socket.write(then);
  }
  return told;
}

const last = (): string =>
  `GET /test HTTP/1.1\r\nhost: x\r\napi-key: ${server.keys.admin}\r\nconnection: close\r\n\r\n`;

describe('a body that waits to be asked for', () => {
  test.each([
    ['no key that exists', 401, { key: randomUUID().toUpperCase() }],
    ['a path that does not exist', 404, { line: 'POST /coupon' }],
    ['a coupon that does not exist', 404, { line: `POST /v1/coupons/${randomUUID()}/publish` }],
    ['more than is taken', 413, { length: 100 * 1024 * 1024 }],
    ['a type that nobody reads', 415, { type: 'text/plain' }],
    ['a charset that nobody reads', 415, { type: 'application/json; charset=latin1' }],
    [
      'a file for a coupon that does not exist',
      404,
      { line: `POST /v1/simulations?couponId=${randomUUID()}`, type: 'text/csv' },
    ],
  ])('is not asked for with %s', async (_, status, wrong) => {
    const told = await exchange(headOf({ line: 'POST /coupons', ...wrong }), '');
    expect(told).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(told).toMatch(/^connection: close\r$/im);
  });

  test('is asked for when it is read, and the connection goes on', async () => {
    const line = `POST /coupons/active/${code}/use`;
    const told = await exchange(headOf({ line }), `{}${last()}`);
    expect(told.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(told.split('\r\n\r\n')[2]).toContain('"code":1');
  });

  test('is asked for behind the answer to what was sent before', async () => {
    const before = last().replace('connection: close\r\n', '');
    const told = await exchange(before + headOf({ line: `POST /coupons/active/${code}/use` }), `{}${last()}`);
    const [first, ...others] = told.match(/HTTP\/1\.1 \d+/g) ?? [];
    expect([first, others]).toEqual(['HTTP/1.1 200', ['HTTP/1.1 100', 'HTTP/1.1 200', 'HTTP/1.1 200']]);
  });

  test('is asked for as a file', async () => {
    const line = `POST /v1/simulations?couponId=${coupon}`;
    const told = await exchange(headOf({ line, type: 'text/csv', body: CSV }), CSV + last());
    expect(told.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 201', 'HTTP/1.1 200']);
  });

  test('may be sent without waiting', async () => {
    const told = await exchange(`${headOf({ line: `POST /coupons/active/${code}/use` })}{}${last()}`, '');
    expect(told.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
  });
});
