import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;
let uuids: string[];

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  uuids = [];
  for (const name of ['One', 'Two', 'Three']) uuids.push((await shop.coupon({ name })).uuid);
});

afterAll(() => server.stop());

describe('GET /coupons', () => {
  test('answers an object keyed by uuid, in the order in which the coupons were made', async () => {
    const { status, body, text } = await shop.call('GET', '/coupons');
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    expect(Object.keys(body.data.coupons)).toEqual(uuids);
    for (const [uuid, coupon] of Object.entries(body.data.coupons)) expect(coupon.uuid).toBe(uuid);
    expect(body.data.paginator).toEqual({ limit: 100, offset: 0, total: 3 });
    expect(text).toContain('"coupons":{"');
  });

  test('answers {} where there is none, never a list', async () => {
    const { body, text } = await shop.call('GET', '/coupons', { key: server.otherKeys.admin });
    expect(body.data.coupons).toEqual({});
    expect(text).toContain('"coupons":{}');
    const past = await shop.call('GET', '/coupons?pagination[offset]=50');
    expect(past.text).toContain('"coupons":{}');
    expect(past.body.data.paginator).toEqual({ limit: 100, offset: 50, total: 3 });
  });

  test.each(['/coupons/', '/coupons/?', '/coupons?', '/coupons?anything=else&pagination=7'])(
    'is %s as well',
    async (path) => {
      const { status, body } = await shop.call('GET', path);
      expect(status).toBe(200);
      expect(Object.keys(body.data.coupons)).toEqual(uuids);
    },
  );

  test.each([
    'pagination[limit]=1&pagination[offset]=1',
    'pagination%5Blimit%5D=1&pagination%5Boffset%5D=1',
    'pagination%5blimit%5d=1&pagination%5boffset%5d=1',
    'pagination%5Blimit%5D=9&pagination%5Blimit%5D=1&pagination[offset]=1',
  ])('takes the page as PHP writes it: %s', async (query) => {
    const { body } = await shop.call('GET', `/coupons/?${query}`);
    expect(Object.keys(body.data.coupons)).toEqual([uuids[1]]);
    expect(body.data.paginator).toEqual({ limit: 1, offset: 1, total: 3 });
  });

  test('pages tile the whole list', async () => {
    const seen: string[] = [];
    for (let offset = 0; offset < 3; offset += 2) {
      const { body } = await shop.call('GET', `/coupons?pagination[limit]=2&pagination[offset]=${offset}`);
      seen.push(...Object.keys(body.data.coupons));
    }
    expect(seen).toEqual(uuids);
  });

  test.each([
    ['pagination[limit]', '0'],
    ['pagination[limit]', '1001'],
    ['pagination[limit]', '-1'],
    ['pagination[limit]', '1.5'],
    ['pagination[limit]', 'ten'],
    ['pagination[limit]', '1e2'],
    ['pagination[offset]', '-1'],
    ['pagination[offset]', '99999999999999999999'],
    ['pagination[offset]', '9999999999999999'],
  ])('refuses %s=%s and says which', async (name, value) => {
    const { status, body } = await shop.call('GET', `/coupons?${encodeURIComponent(name)}=${value}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, data: null, errors: [{ field: `/${name}` }] });
  });

  test('shows drafts and hidden ones to admins only, and counts them for nobody else', async () => {
    const made = new Shop(server, server.otherKeys.admin);
    const shown = await made.coupon();
    const paused = await made.coupon();
    await made.patch(paused.uuid, { status: 'paused' });
    const draft = await made.coupon({ status: 'draft' });
    const hidden = await made.coupon({ hidden: true });
    const all = await made.call('GET', '/coupons');
    expect(Object.keys(all.body.data.coupons)).toEqual([shown.uuid, paused.uuid, draft.uuid, hidden.uuid]);
    expect(all.body.data.paginator.total).toBe(4);
    for (const key of [server.otherKeys.client, server.otherKeys.batch]) {
      const { body } = await made.call('GET', '/coupons?pagination[limit]=2', { key });
      expect(Object.keys(body.data.coupons)).toEqual([shown.uuid, paused.uuid]);
      expect(body.data.paginator.total).toBe(2);
      for (const coupon of Object.values(body.data.coupons)) {
        expect(coupon).not.toHaveProperty('status');
        expect(coupon).not.toHaveProperty('hidden');
        expect(coupon).not.toHaveProperty('createdAt');
      }
    }
  });
});
