import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepSums } from '../../../src/commands/statistics/keep-sums.ts';
import { freshCode, freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
  const coupons = {
    one: { name: 'Winter sale', tags: ['cold', 'mail'] },
    two: { name: 'Spring', codes: { kind: 'ean13' }, tags: ['mail'] },
    three: { name: '100% WÄRM', state: 'draft' },
    four: { name: 'Summer', codes: { kind: 'friendly', code: 'Winter-Left_Over' }, hidden: true },
    five: { name: 'Autumn' },
  };
  for (const [name, fields] of Object.entries(coupons)) ids[name] = (await shop.coupon(fields)).id;
  await shop.post(`/v1/coupons/${ids.five}/pause`);
});

afterAll(() => server.stop());

async function list(query: string, key?: string): Promise<string[]> {
  const { status, body, text } = await shop.get(`/v1/coupons${query}`, key === undefined ? {} : { key });
  if (status !== 200) throw new Error(text);
  return body.data.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? id);
}

describe('GET /v1/coupons', () => {
  test.each([
    ['', ['five', 'four', 'three', 'two', 'one']],
    ['?state=published', ['four', 'two', 'one']],
    ['?state=draft', ['three']],
    ['?state=paused', ['five']],
    ['?state=archived', []],
    ['?kind=ean13', ['two']],
    ['?kind=friendly&state=published', ['four', 'one']],
    ['?tag=mail', ['two', 'one']],
    ['?tag=cold', ['one']],
    ['?tag=col', []],
    ['?q=winter', ['four', 'one']],
    ['?q=WINTER-left', ['four']],
    ['?q=0%25', ['three']],
    ['?q=w%C3%A4rm', ['three']],
    ['?q=left_', ['four']],
    ['?q=%5C', []],
    ['?q=winter&tag=mail&kind=friendly&state=published', ['one']],
  ])('with %s lists the newest first', async (query, names) => {
    expect(await list(query)).toEqual(names);
  });

  test('has pages that tile the whole list, also while coupons are made', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await shop.get(`/v1/coupons?limit=2${query}`);
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.nextCursor;
      if (cursor !== null) await shop.coupon({ state: 'draft' });
    } while (cursor !== null);
    expect(seen).toEqual(['five', 'four', 'three', 'two', 'one'].map((name) => ids[name]));
  });

  test('ends where a page is just full', async () => {
    const { body } = await shop.get('/v1/coupons?kind=ean13&limit=1');
    expect([body.data.length, body.nextCursor]).toEqual([1, null]);
  });

  test('shows drafts, hidden ones and what is internal to admins only', async () => {
    for (const key of [server.keys.client, server.keys.batch, (await shop.token({ email: 'a@b.c' })).token]) {
      expect(await list('', key)).toEqual(['five', 'two', 'one']);
      const { body } = await shop.get('/v1/coupons', { key });
      for (const coupon of body.data) {
        for (const name of ['hidden', 'version', 'createdAt', 'updatedAt', 'rollback']) {
          expect(coupon).not.toHaveProperty(name);
        }
      }
      for (const name of ['three', 'four']) {
        const { status, body: problem } = await shop.get(`/v1/coupons/${ids[name]}`, { key });
        expect({ status, code: problem.code }).toEqual({ status: 404, code: 'coupon_unknown' });
      }
    }
  });

  test('says what each has seen in all, when asked, to admins', async () => {
    const code = freshCode();
    const { id } = await shop.coupon({ codes: { kind: 'friendly', code } });
    await new Shop(server).use(code, { email: freshEmail(), amount: 50 });
    const listed = async (query: string, key = server.keys.admin) =>
      (await shop.get(`/v1/coupons${query}`, { key })).body.data;
    const [first, second] = await listed('?totals=true');
    expect(first?.id).toBe(id);
    expect(first?.totals).toMatchObject({ redeemed: 1, discount: 500, amount: 5000 });
    expect(second?.totals).toMatchObject({ redeemed: 0, discount: 0 });
    expect(first?.totals).toEqual((await shop.get(`/v1/coupons/${id}/statistics`)).body.totals);
    for (const coupon of [...(await listed('')), ...(await listed('?totals=true', server.keys.client))]) {
      expect(coupon).not.toHaveProperty('totals');
    }
    await shop.post(`/v1/coupons/${id}/archive`);
  });

  test('keeps a budget from all but admins', async () => {
    const limits = [
      { on: 'redemptions', per: 'client', max: 1 },
      { on: 'discount', max: 5 },
    ];
    const { id } = await shop.coupon({ limits });
    expect((await shop.get(`/v1/coupons/${id}`)).body.limits).toEqual(limits);
    const { body } = await shop.get(`/v1/coupons/${id}`, { key: server.keys.client });
    expect(body.limits).toEqual(limits.slice(0, 1));
    await shop.post(`/v1/coupons/${id}/archive`);
  });

  test.each([
    ['limit=0', '/limit', 'out_of_range'],
    ['limit=101', '/limit', 'out_of_range'],
    ['limit=ten', '/limit', 'wrong_type'],
    ['limit=1.5', '/limit', 'wrong_type'],
    ['cursor=', '/cursor', 'unreadable'],
    ['cursor=winter', '/cursor', 'unreadable'],
    ['cursor=awGiA4AAAHAAgAAAAAAAAAE', '/cursor', 'unreadable'],
    ['cursor=YwGiA4AAAHAAgAAAAAAAAAE%3D', '/cursor', 'unreadable'],
    ['state=lost', '/state', 'not_one_of'],
    ['kind=qr', '/kind', 'not_one_of'],
    ['q=', '/q', 'out_of_range'],
    ['stat=draft', '/stat', 'unknown'],
  ])('refuses %s and says which', async (query, field, code) => {
    const { status, body } = await shop.get(`/v1/coupons?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });

  test('knows no coupon by a path that is no id', async () => {
    for (const id of ['winter', ids.one?.slice(1), `${ids.one}0`]) {
      const { status, body } = await shop.get(`/v1/coupons/${id}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'coupon_unknown' });
    }
    expect((await shop.get(`/v1/coupons/${ids.one?.toUpperCase()}`)).status).toBe(200);
  });
});

describe('GET /v1/coupons?sort=', () => {
  let sorted: V1Shop;
  const byName = async (query: string) =>
    (await sorted.get(`/v1/coupons?${query}`)).body.data.map(({ name }) => name);

  beforeAll(async () => {
    sorted = new V1Shop(server, (await server.freshWorkspace()).admin);
    const day = (of: number) => `2030-01-0${of}T00:00:00Z`;
    const made = {
      codes: { kind: 'friendly', code: 'BETA' },
      startsAt: '2026-01-02T00:00:00Z',
      endsAt: day(3),
    };
    await sorted.coupon({ name: 'beta', ...made });
    const code = (name: string) => ({ codes: { kind: 'friendly', code: name } });
    await sorted.coupon({ name: 'Alpha', ...code('ALPHA'), startsAt: '2026-01-03T00:00:00Z', endsAt: null });
    const { id } = await sorted.coupon({
      name: 'Gamma',
      ...code('GAMMA'),
      startsAt: '2026-01-01T00:00:00Z',
      endsAt: day(1),
    });
    for (const [orderId, of] of [
      ['1', 'GAMMA'],
      ['2', 'GAMMA'],
      ['3', 'BETA'],
    ]) {
      await sorted.post('/v1/redemptions', { codes: [of], orderId, amount: of === 'BETA' ? 90_000 : 1000 });
    }
    server.clock.pass(1);
    await sorted.patch(`/v1/coupons/${id}`, { description: 'Edited last' });
  });

  test.each([
    ['createdAt', ['beta', 'Alpha', 'Gamma']],
    ['-createdAt', ['Gamma', 'Alpha', 'beta']],
    ['name', ['Alpha', 'beta', 'Gamma']],
    ['-name', ['Gamma', 'beta', 'Alpha']],
    ['startsAt', ['Gamma', 'beta', 'Alpha']],
    ['endsAt', ['Gamma', 'beta', 'Alpha']],
    ['-endsAt', ['Alpha', 'beta', 'Gamma']],
    ['-redeemed', ['Gamma', 'beta', 'Alpha']],
    ['discount', ['Alpha', 'Gamma', 'beta']],
  ])('%s lists in that order, also page by page', async (sort, names) => {
    await expect.poll(() => byName(`sort=${sort}`)).toEqual(names);
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await sorted.get(`/v1/coupons?sort=${sort}&limit=1${more}`);
      paged.push(...body.data.map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(names);
  });

  test.each([
    ['name', '-name'],
    ['name', '-createdAt'],
    ['-createdAt', 'name'],
    ['endsAt', 'startsAt'],
  ])('%s gives cursors that are none of %s, which says so', async (sort, other) => {
    const { nextCursor } = (await sorted.get(`/v1/coupons?sort=${sort}&limit=1`)).body;
    const { status, body } = await sorted.get(`/v1/coupons?sort=${other}&cursor=${nextCursor}`);
    expect([status, body.errors]).toEqual([
      400,
      [{ field: '/cursor', code: 'unreadable', message: expect.stringContaining('with the same sort') }],
    ]);
  });

  test('-updatedAt lists what was edited last first', async () => {
    expect((await byName('sort=-updatedAt'))[0]).toBe('Gamma');
  });

  test('of what only admins may know is refused to others, and an unknown order to all', async () => {
    const { status, body } = await shop.get('/v1/coupons?sort=-discount', { key: server.keys.client });
    expect([status, body.errors[0]?.field]).toEqual([400, '/sort']);
    expect((await shop.get('/v1/coupons?sort=size')).body.errors[0]?.field).toBe('/sort');
    expect((await shop.get('/v1/coupons?sort=name', { key: server.keys.client })).status).toBe(200);
  });
});

describe('GET /v1/coupon-tags', () => {
  test('lists the tags of a workspace with how many coupons have each, archived ones aside', async () => {
    const tagged = new V1Shop(server, (await server.freshWorkspace()).admin);
    await tagged.coupon({ tags: ['mail', 'cold', 'mail'] });
    await tagged.coupon({ tags: ['mail'] });
    const { id } = await tagged.coupon({ tags: ['old'] });
    await tagged.post(`/v1/coupons/${id}/archive`);
    expect((await tagged.get('/v1/coupon-tags')).body.data).toEqual([
      { tag: 'mail', coupons: 2 },
      { tag: 'cold', coupons: 1 },
    ]);
  });
});

describe('GET /v1/coupons?sort= by what coupons have seen', () => {
  const DAY = 86_400;

  test('lists the same before and after the sums of days that are over are kept, with what came since', async () => {
    const seen = new V1Shop(server, (await server.freshWorkspace()).admin);
    const names = async (sort: string) =>
      (await seen.get(`/v1/coupons?sort=${sort}`)).body.data.map(({ name }) => name);
    const coupons: string[] = [];
    for (const name of ['ONE', 'TWO', 'THREE']) {
      coupons.push((await seen.coupon({ name, codes: { kind: 'friendly', code: name } })).id);
    }
    const { rows: workspaces } = await server.pool.query<{ id: string }>('select id from workspaces');
    const keep = () =>
      keepSums(
        server.pool,
        workspaces.map(({ id }) => id),
        server.clock.now(),
      );
    const redeem = async (code: string, amount: number) =>
      (await seen.post('/v1/redemptions', { codes: [code], amount, orderId: freshCode() })).body.id;
    const back = await redeem('ONE', 90_000);
    await redeem('ONE', 1000);
    await redeem('TWO', 2000);
    server.clock.pass(DAY);
    await seen.post(`/v1/redemptions/${back}/rollback`, {});
    server.clock.pass(DAY);
    await redeem('THREE', 1500);
    server.clock.pass(20 * DAY);
    await redeem('THREE', 100);
    await redeem('THREE', 100);
    const [byUses, byDiscount] = [
      ['THREE', 'ONE', 'TWO'],
      ['TWO', 'THREE', 'ONE'],
    ];
    for (let times = 0; times < 3; times += 1) {
      expect(await names('-redeemed')).toEqual(byUses);
      expect(await names('-discount')).toEqual(byDiscount);
      await Promise.all([keep(), keep()]);
    }
    const sums = 'select sum(redeemed)::int as n from coupon_sums where coupon_id = any($1)';
    const { rows } = await server.pool.query(sums, [coupons]);
    // The last day that is over is not among them: somebody may be counting on it.
    expect(rows).toEqual([{ n: 3 }]);
    await redeem('TWO', 100);
    await redeem('TWO', 100);
    await redeem('TWO', 100);
    expect((await names('-redeemed'))[0]).toBe('TWO');
    expect((await server.audit()).differences).toEqual([]);
  });
});
