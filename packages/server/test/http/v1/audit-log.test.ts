import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../../support/browser.ts';
import { freshEmail } from '../../support/shop.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, TEN_OFF, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let browser: Browser;
let personId: string;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  const person = await server.person('owner', { name: 'Grace' });
  personId = person.id;
  browser = new Browser(server, (await server.workspace()).id);
  await browser.signIn(person.email, PASSWORD);
});

afterAll(() => server.stop());

/** Entries without what is new each time. */
async function log(query = ''): Promise<readonly V1Body[]> {
  return (await shop.get(`/v1/audit-log?limit=100${query}`)).body.data;
}

describe('the audit log', () => {
  test('tells who did what to a coupon, with the fields that changed', async () => {
    const { body: coupon } = await browser.post('/v1/coupons', {
      ...TEN_OFF(),
      name: 'Spring',
      state: 'draft',
    });
    await browser.post(`/v1/coupons/${coupon.id}/publish`);
    await shop.patch(`/v1/coupons/${coupon.id}`, { name: 'Spring sale', description: 'Now longer' });
    await shop.post(`/v1/coupons/${coupon.id}/archive`);
    const entries = await log(`&object=${coupon.id}`);
    const person = { kind: 'person', id: personId, name: 'Grace', address: '127.0.0.1' };
    expect(entries.map(({ action, actor, changes }) => ({ action, actor, changes }))).toEqual([
      {
        action: 'coupon.archived',
        actor: expect.objectContaining({ kind: 'key', name: 'First admin key' }),
        changes: { state: { from: 'published', to: 'archived' } },
      },
      {
        action: 'coupon.edited',
        actor: expect.objectContaining({ kind: 'key' }),
        changes: {
          name: { from: 'Spring', to: 'Spring sale' },
          description: { from: '', to: 'Now longer' },
        },
      },
      { action: 'coupon.published', actor: person, changes: { state: { from: 'draft', to: 'published' } } },
      { action: 'coupon.created', actor: person, changes: {} },
    ]);
    const { body: history } = await browser.get(`/v1/coupons/${coupon.id}/history?limit=2`);
    expect(history.data.map(({ action }) => action)).toEqual(['coupon.archived', 'coupon.edited']);
    const rest = await browser.get(`/v1/coupons/${coupon.id}/history?cursor=${history.nextCursor}`);
    expect(rest.body.data.map(({ action }) => action)).toEqual(['coupon.published', 'coupon.created']);
    expect(rest.text).not.toContain('127.0.0.1');
  });

  test('has nothing of what was refused, repeated or changed nothing', async () => {
    const coupon = await shop.coupon();
    const before = await log();
    await shop.post('/v1/coupons', { ...TEN_OFF(), codes: coupon.codes });
    await shop.patch(`/v1/coupons/${coupon.id}`, { name: coupon.name });
    await shop.post(`/v1/coupons/${coupon.id}/publish`);
    await shop.call('DELETE', `/v1/keys/${personId}`);
    expect(await log()).toEqual(before);
    const [key, body] = [idempotent(), TEN_OFF()];
    for (let time = 0; time < 3; time += 1) await shop.post('/v1/coupons', body, key);
    expect(await log()).toHaveLength(before.length + 1);
  });

  test('tells of keys without telling them, and once that one was revoked', async () => {
    const { body } = await browser.post('/v1/keys', { scope: 'client', name: 'Kiosk' });
    for (let time = 0; time < 2; time += 1) await browser.call('DELETE', `/v1/keys/${body.id}`);
    const { data, ...page } = (await shop.get(`/v1/audit-log?object=${body.id}`)).body;
    expect(data.map(({ action }) => action)).toEqual(['key.revoked', 'key.created']);
    expect(JSON.stringify({ data, page })).not.toContain(body.key);
  });

  test('is searched by who, what, when and text', async () => {
    const { body } = await browser.post('/v1/keys', { scope: 'batch', name: 'Needle' });
    const found = async (query: string) => (await log(query)).map(({ object }) => (object as V1Body).id);
    expect(await found(`&actor=${personId}`)).toContain(body.id);
    expect(await found('&q=nEEdle')).toEqual([body.id]);
    expect(await found('&q=grace')).toContain(body.id);
    expect(await found('&q=%25')).toEqual([]);
    expect(await found('&action=key.created')).toContain(body.id);
    expect(await found('&action=coupon.created')).not.toContain(body.id);
    const [entry] = await log('&q=needle');
    expect(await found(`&from=${entry?.at}&to=2099-01-01T00:00:00Z`)).toContain(body.id);
    expect(await found(`&to=${entry?.at}`)).not.toContain(body.id);
  });

  test('is the workspace’s own', async () => {
    const coupon = await shop.coupon();
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const { text } = await theirs.get('/v1/audit-log?limit=100');
    expect(text).not.toContain(coupon.id);
    expect((await theirs.get(`/v1/coupons/${coupon.id}/history`)).status).toBe(404);
  });

  test('has nothing of clients', async () => {
    const email = freshEmail();
    const { code } = (await shop.coupon()).codes as { readonly code: string };
    await browser.post('/v1/redemptions', { codes: [code], client: { email } });
    const { rows } = await server.pool.query('select * from audit_log');
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});

describe('what a person does with a code', () => {
  test('is under their name in the ledger', async () => {
    const { code } = (await shop.coupon()).codes as { readonly code: string };
    const { body } = await browser.post('/v1/redemptions', { codes: [code] });
    await browser.post(`/v1/redemptions/${body.id}/rollback`, { reason: 'a broken cup' });
    const { rows } = await server.pool.query(
      `select r.key_id as redeemed, b.key_id as returned from redemptions r
        join rollbacks b on b.redemption_id = r.id where r.id = $1`,
      [body.id],
    );
    expect(rows).toEqual([{ redeemed: personId, returned: personId }]);
  });
});
