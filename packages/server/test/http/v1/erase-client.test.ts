import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let theirs: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  theirs = new V1Shop(server, server.otherKeys.admin);
});

afterAll(async () => {
  expect((await server.audit()).differences).toEqual([]);
  await server.stop();
});

const codeOf = ({ codes }: object & { readonly codes?: unknown }) =>
  (codes as { readonly code: string }).code;
const erase = (id: string, from = shop) => from.call('DELETE', `/v1/clients/${id}`);
const redeem = (code: string, client: object) =>
  shop.post('/v1/redemptions', { codes: [code], client, orderId: freshCode(), amount: 1000 });
const noted = async (id: string) =>
  (await shop.get(`/v1/audit-log?object=${id}`)).body.data.map(({ action }) => action);

/** A client who used a coupon that each may use once. */
async function usedUp() {
  const [email, customIdentify, alias] = [freshEmail(), freshCode(), crypto.randomUUID()];
  const named = { email, customIdentify, id: alias };
  const city = freshCode();
  const { body } = await shop.post('/v1/clients', { email, customIdentify, tags: ['vip'] });
  await shop.post('/v1/clients', { ...named, attributes: { city } });
  const coupon = await shop.coupon({ limits: [{ on: 'redemptions', per: 'client', max: 1 }] });
  const code = codeOf(coupon);
  expect((await redeem(code, { email })).status).toBe(201);
  return { id: body.id, email, customIdentify, alias, city, code, couponId: coupon.id };
}

describe('GET /v1/clients/{clientId}/export', () => {
  test('tells everything that is stored about a client, and is noted without saying who', async () => {
    const { id, email, customIdentify, alias, city, code, couponId } = await usedUp();
    const { status, body } = await shop.get(`/v1/clients/${id}/export`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      client: { id, email, customIdentify, attributes: { city }, tags: ['vip'] },
      coupons: [{ couponId, code: null }],
      timeline: [{ type: 'redemption', code }],
      isAll: true,
    });
    const kinds = [
      { kind: 'email', value: email },
      { kind: 'custom', value: customIdentify },
      { kind: 'uuid', value: alias },
    ];
    expect(body.identifiers).toEqual(expect.arrayContaining(kinds));
    const entries = await shop.get(`/v1/audit-log?object=${id}`);
    expect(entries.body.data).toMatchObject([{ action: 'client.exported', object: { kind: 'client', id } }]);
    expect(entries.text).not.toContain(email);
  });

  test('is not for another workspace', async () => {
    const { id } = await usedUp();
    expect((await theirs.get(`/v1/clients/${id}/export`)).status).toBe(404);
  });
});

describe('DELETE /v1/clients/{clientId}', () => {
  test('takes who it is out of all that is stored, and leaves what it did', async () => {
    const { id, email, customIdentify, alias, city } = await usedUp();
    const { status, body } = await erase(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, email: null, customIdentify: null, attributes: {}, tags: [] });
    expect((await shop.get(`/v1/clients/${id}/timeline`)).body.data).toHaveLength(1);
    expect((await shop.get(`/v1/clients/${id}/export`)).body).toMatchObject({ identifiers: [] });
    expect((await shop.get(`/v1/clients?q=${email}`)).body.data).toEqual([]);
    const { rows } = await server.pool.query<{ table: string }>(
      `select format('select %L as at, t::text from %I t', c.relname, c.relname) as table from pg_class c
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' where c.relkind in ('r', 'p')`,
    );
    const stored = await server.pool.query(rows.map(({ table }) => table).join(' union all '));
    const text = JSON.stringify(stored.rows);
    for (const personal of [email, customIdentify, alias, city]) expect(text).not.toContain(personal);
  });

  test.each(['email', 'customIdentify', 'alias'] as const)(
    'keeps limits for who comes back by the same %s',
    async (by) => {
      const used = await usedUp();
      await erase(used.id);
      const client = { [by === 'alias' ? 'id' : by]: used[by] };
      const { status, body } = await redeem(used.code, client);
      expect({ status, code: body.code }).toMatchObject({ status: 409 });
      expect(JSON.stringify(body)).toContain('client_used_up');
      const { results } = (await shop.post('/v1/validations', { codes: [used.code], client })).body;
      expect(results).toMatchObject([{ applied: false, reasons: [{ code: 'client_used_up' }] }]);
    },
  );

  test('knows who comes back by the id of before, and stores no identifier again', async () => {
    const { id, email } = await usedUp();
    await erase(id);
    const code = codeOf(await shop.coupon());
    expect((await redeem(code, { email })).status).toBe(201);
    expect((await shop.get(`/v1/clients?email=${email}`)).body.data).toMatchObject([{ id, email: null }]);
  });

  test('is done once: again it changes and notes nothing', async () => {
    const { id } = await usedUp();
    const first = (await erase(id)).body;
    server.clock.pass(60);
    expect((await erase(id)).body).toEqual(first);
    expect(await noted(id)).toEqual(['client.erased']);
  });

  test('erases what is added at the same moment, or leaves it to who came later', async () => {
    const { id, email } = await usedUp();
    const added = freshCode();
    const both = { email, customIdentify: added };
    const [erased, upserted] = await Promise.all([erase(id), shop.post('/v1/clients', both)]);
    expect([erased.status, upserted.status]).toEqual([200, 200]);
    expect(upserted.body.id).toBe(id);
    const { body } = await shop.get(`/v1/clients/${id}`);
    expect(body.email).toBeNull();
    expect([null, added]).toContain(body.customIdentify);
  });

  test('of another workspace erases nobody', async () => {
    const { id, email } = await usedUp();
    expect((await erase(id, theirs)).status).toBe(404);
    expect((await shop.get(`/v1/clients/${id}`)).body.email).toBe(email);
    await theirs.post('/v1/clients', { email });
    await erase(id);
    expect((await theirs.get(`/v1/clients?email=${email}`)).body.data).toMatchObject([{ email }]);
  });

  test('of nobody is told', async () => {
    const { status, body } = await erase(crypto.randomUUID());
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'client_unknown' });
  });
});
