import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Answer, CallOptions } from '../support/call.ts';
import { Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const CONNECTIONS = 25;
const REQUESTS_EACH = 80;
const UNREADABLE = { json: '{ this is no JSON' };

const TURNED_AWAY = [
  'use',
  'use with a query',
  'use in another spelling',
  'activate',
  'activate what is no coupon',
];

const crowd: Socket[] = [];
const answers: Record<string, Answer> = {};
let server: TestServer;
let shop: Shop;
let coupon: { readonly uuid: string; readonly code: string };
let holder: pg.PoolClient;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  coupon = await shop.friendly({ limitGlobal: 1_000_000 });
  await shop.call('GET', '/test', { key: server.keys.batch });
  holder = await server.pool.connect();
  await holder.query('begin');
  await holder.query('select from coupons where id = $1 for update', [coupon.uuid]);
  await vi.waitFor(fill, { timeout: 30_000, interval: 1 });
  const all = Object.entries(questions());
  await Promise.all(all.map(([name, question]) => ask(name, question)));
  for (const [name, question] of all.filter(([asked]) => TURNED_AWAY.includes(asked))) {
    // Nobody waits for longer than two seconds in a queue: on a busy machine it may be empty by now.
    await vi.waitFor(
      async () => {
        if (answers[name]?.status === 503) return;
        await fill();
        await ask(name, question);
        expect(answers[name]?.status).toBe(503);
      },
      { timeout: 30_000, interval: 1 },
    );
  }
});

afterAll(async () => {
  for (const socket of crowd) socket.destroy();
  holder.release(true);
  await server.stop();
});

/** Sends a crowd for a coupon that somebody else holds, which is full when a request is turned away unread. */
async function fill(): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const path = `/coupons/active/${coupon.code}/use`;
  const request = `POST ${path} HTTP/1.1\r\nhost: shop\r\napi-key: ${server.keys.admin}\r\n\r\n`;
  for (let index = 0; index < CONNECTIONS; index += 1) {
    const socket = connect(Number(port), hostname, () => socket.write(request.repeat(REQUESTS_EACH)));
    socket.on('error', () => socket.destroy()).resume();
    crowd.push(socket);
  }
  expect((await shop.call('POST', path, UNREADABLE)).status).toBe(503);
}

type Question = readonly [method: string, path: string, options?: CallOptions];

async function ask(name: string, question: Question): Promise<void> {
  answers[name] = await shop.call(...question);
}

function questions(): Record<string, Question> {
  const use = `/coupons/active/${coupon.code}/use`;
  return {
    use: ['POST', use, UNREADABLE],
    'use with a query': ['POST', `${use}?includeCoupon=1`, UNREADABLE],
    'use in another spelling': ['POST', `/${use}/`, UNREADABLE],
    activate: ['POST', `/coupons/${coupon.uuid}/activate`, UNREADABLE],
    'activate what is no coupon': ['POST', `/coupons/${randomUUID()}/activate`, UNREADABLE],
    'another version': ['POST', use, { headers: { 'api-version': '2.0' } }],
    'no key': ['POST', use, { key: null }],
    'an unknown key': ['POST', use, { key: randomUUID().toUpperCase() }],
    'what is no key': ['POST', use, { key: 'nothing' }],
    'a key without the scope': ['POST', use, { key: server.keys.batch }],
    'an unknown path': ['POST', `/coupons/active/${coupon.code}/nothing`],
    'a look-up': ['GET', `/coupons/active/${coupon.code}`],
    'a coupon': ['GET', `/coupons/${coupon.uuid}`],
    health: ['GET', '/health/ready'],
  };
}

test.each(TURNED_AWAY)(
  'while the server is full, "%s" is turned away unread, with the word that nothing was done',
  (name) => {
    const { status, body, headers } = answers[name] as Answer;
    expect(status).toBe(503);
    expect(body).toEqual({
      code: 503,
      message: 'Server.Unavailable',
      description: expect.stringContaining('full'),
      data: { outcome: 'none' },
    });
    expect(headers.get('retry-after')).toBe('1');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  },
);

test.each([
  ['another version', 400],
  ['no key', 401],
  ['an unknown key', 401],
  ['what is no key', 401],
  ['a key without the scope', 403],
  ['an unknown path', 404],
])('while the server is full, %s is told of before that', (name, status) => {
  expect(answers[name]?.status).toBe(status);
});

test.each(['a look-up', 'a coupon', 'health'])('while the server is full, %s is answered', (name) => {
  expect(answers[name]?.status).toBe(200);
});

test('those who were turned away are counted and changed nothing, and the next ones are served', async () => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const counted =
    /request_seconds_count\{method="POST",route="\/coupons\/:uuid\/activate",status="503"\} (\d+)/;
  expect(Number(counted.exec(text)?.[1])).toBeGreaterThanOrEqual(2);
  for (const socket of crowd) socket.destroy();
  await holder.query('rollback');
  await vi.waitFor(async () => expect((await shop.use(coupon.code)).status).toBe(200), { timeout: 30_000 });
  expect((await server.audit()).differences).toEqual([]);
});
