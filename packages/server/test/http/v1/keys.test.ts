import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

describe('POST /v1/keys', () => {
  test('makes a key that works, of its scope and store', async () => {
    const { status, body } = await shop.post('/v1/keys', { scope: 'client', name: 'Till', store: 'leeds' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ scope: 'client', name: 'Till', store: 'leeds', revokedAt: null });
    expect(body.hint).toBe(body.key.slice(-4));
    const answer = await shop.get('/v1/coupons', { key: body.key });
    expect(answer.status).toBe(200);
    expect((await shop.get('/v1/keys', { key: body.key })).status).toBe(403);
  });

  test('calls it by its scope where nothing is said', async () => {
    const { body } = await shop.post('/v1/keys', { scope: 'batch' });
    expect(body).toMatchObject({ name: 'batch key', store: 'default' });
  });

  test('makes one for one idempotency key, and shows it once', async () => {
    const key = idempotent();
    const first = await shop.post('/v1/keys', { scope: 'client' }, key);
    const again = await shop.post('/v1/keys', { scope: 'client' }, key);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, key: null } });
    const other = await shop.post('/v1/keys', { scope: 'admin' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('makes one of many at once', async () => {
    const key = idempotent();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => shop.post('/v1/keys', { scope: 'client', name: 'At once' }, key)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const { body } = await shop.get('/v1/keys?limit=100');
    expect(body.data.filter(({ name }) => name === 'At once')).toHaveLength(1);
  });

  test.each([
    [{}, '/scope'],
    [{ scope: 'root' }, '/scope'],
    [{ scope: 'admin', name: '' }, '/name'],
    [{ scope: 'admin', stores: 'web' }, '/stores'],
  ])('refuses %j and says which field', async (json, field) => {
    const before = (await shop.get('/v1/keys')).text;
    const { status, body } = await shop.post('/v1/keys', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
    expect((await shop.get('/v1/keys')).text).toBe(before);
  });
});

describe('GET /v1/keys', () => {
  test('pages through this workspace’s keys alone, and shows none', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let isMore = true; isMore; ) {
      const { body, text } = await shop.get(`/v1/keys?limit=3${cursor}`);
      for (const key of Object.values(server.keys)) expect(text).not.toContain(key);
      seen.push(...body.data.map(({ id }) => id));
      isMore = body.nextCursor !== null;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(seen.toSorted().reverse());
    const { rows } = await server.pool.query('select id from api_keys where workspace_id = $1', [
      (await server.workspace()).id,
    ]);
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });
});

describe('DELETE /v1/keys/{keyId}', () => {
  test('ends a key, once and for all', async () => {
    const { body } = await shop.post('/v1/keys', { scope: 'client' });
    const ended = await shop.call('DELETE', `/v1/keys/${body.id}`);
    expect(ended).toMatchObject({ status: 200, body: { id: body.id, revokedAt: expect.any(String) } });
    server.clock.pass(10);
    expect((await shop.call('DELETE', `/v1/keys/${body.id}`)).body).toEqual(ended.body);
    await vi.waitFor(
      async () => expect((await shop.get('/v1/coupons', { key: body.key })).status).toBe(401),
      { timeout: 30_000, interval: 100 },
    );
  });

  test('knows no key of another workspace', async () => {
    const { body } = await shop.post('/v1/keys', { scope: 'client' });
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const { status, body: problem } = await theirs.call('DELETE', `/v1/keys/${body.id}`);
    expect({ status, code: problem.code }).toEqual({ status: 404, code: 'key_not_found' });
    const { data } = (await shop.get('/v1/keys?limit=100')).body;
    expect(data.find(({ id }) => id === body.id)?.revokedAt).toBeNull();
    expect((await theirs.get('/v1/keys')).body.data).toHaveLength(3);
  });
});
