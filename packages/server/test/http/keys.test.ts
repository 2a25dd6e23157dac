import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mintClientToken } from '../../src/commands/clients/client-token.ts';
import { revokeApiKey } from '../../src/commands/keys/api-key-commands.ts';
import { makeId } from '../../src/platform/ids.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

describe('a key that is revoked', () => {
  test('stops working on every process, and not before it is revoked', async () => {
    const other = await server.another();
    const { key, id } = await server.makeKey('client');
    const works = async () =>
      Promise.all(
        [server, other].map(async (process) => (await process.call('GET', '/test', { key })).status),
      );
    expect(await works()).toEqual([200, 200]);
    const ports = { pool: server.pool, clock: server.clock, makeId };
    expect(await revokeApiKey(ports, id)).toBe(true);
    await vi.waitFor(async () => expect(await works()).toEqual([401, 401]), {
      timeout: 30_000,
      interval: 100,
    });
    expect(await revokeApiKey(ports, id)).toBe(false);
  });
});

test('the id of a key, which is no secret, does not open anything, though it has the form of a key and is known', async () => {
  const { key, id } = await server.makeKey('client');
  const likeAKey = '01995500-1111-7222-8333-444455556666';
  await server.pool.query('update api_keys set id = $2 where id = $1', [id, likeAKey]);
  const workspace = await server.workspace();
  const { token } = await mintClientToken(workspace, likeAKey, randomUUID(), 600, server.clock);
  const lookUp = `/coupons/active/NOSUCHCODE?token=${token}`;
  expect((await server.call('GET', lookUp, { key })).body.code).toBe(20101);
  expect((await server.call('GET', '/test', { key: likeAKey })).status).toBe(401);
});

describe('keys that do not exist', () => {
  test('are answered 429 after many from one address, while keys that work are never slowed', async () => {
    const unknown = () => server.call('GET', '/test', { key: randomUUID().toUpperCase() });
    const statuses = [];
    for (let time = 0; time < 70; time += 1) statuses.push((await unknown()).status);
    expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true);
    const { status, body, headers } = await unknown();
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: 429, message: 'Key.TooManyFailures', data: null });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.call('GET', '/test', { key: 'malformed' })).status).toBe(429);
    expect((await server.call('GET', '/test')).status).toBe(200);
    expect((await server.call('GET', '/test', { key: server.otherKeys.batch })).status).toBe(200);
    const { key } = await server.makeKey('client');
    expect((await server.call('GET', '/test', { key })).status).toBe(200);
  });
});

test('a key is stored as a hash only', async () => {
  const { rows } = await server.pool.query('select k::text as row from api_keys k');
  expect(rows.length).toBeGreaterThan(0);
  for (const key of [...Object.values(server.keys), ...Object.values(server.otherKeys)]) {
    for (const { row } of rows) expect(row).not.toContain(key);
  }
});
