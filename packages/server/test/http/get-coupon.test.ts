import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

const PUBLIC = [
  'uuid',
  'name',
  'description',
  'additionalDescription',
  'termsUrl',
  'image',
  'discountType',
  'discountValue',
  'code',
  'startAt',
  'endAt',
  'currency',
  'validFor',
  'limitGlobal',
  'limitPerClient',
  'activationRequired',
  'strictUse',
  'tags',
  'locations',
  'attributes',
  'products',
];

describe('GET /coupons/{uuid}', () => {
  test('answers everything that was said of the coupon', async () => {
    const fields = {
      name: 'Spring',
      description: 'A tenth off',
      additionalDescription: 'On everything',
      termsUrl: 'https://example.com/terms',
      image: 'https://example.com/spring.png',
      discountType: 'percent',
      discountValue: 12.5,
      code: freshCode(),
      startAt: '2026-01-01T00:00:00+00:00',
      endAt: '2030-01-01T00:00:00+00:00',
      currency: 'EUR',
      validFor: 3600,
      limitGlobal: 100,
      limitPerClient: 2,
      activationRequired: true,
      strictUse: true,
      tags: ['spring'],
      locations: [{ city: 'Leeds' }],
      attributes: { colour: 'green' },
      products: { sku: ['A', 'B'] },
    };
    const { uuid } = await shop.coupon(fields);
    const { status, body } = await shop.call('GET', `/coupons/${uuid}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    expect(body.data.coupon).toMatchObject({ uuid, ...fields, status: 'published', hidden: false });
  });

  test('tells dates that are never null and never numbers', async () => {
    const { uuid } = await shop.coupon({ startAt: null, endAt: null });
    const { body } = await shop.call('GET', `/coupons/${uuid}`);
    expect(body.data.coupon.endAt).toBe('2099-12-31T23:59:59+00:00');
    expect(body.data.coupon.startAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  });

  test('has no code where each activation issues one', async () => {
    const { uuid } = await shop.coupon();
    expect((await shop.call('GET', `/coupons/${uuid}`)).body.data.coupon.code).toBeNull();
  });

  test('tells all but admins only what a shop needs', async () => {
    const { uuid } = await shop.coupon();
    for (const key of [server.keys.client, server.keys.batch]) {
      const { body } = await shop.call('GET', `/coupons/${uuid}`, { key });
      expect(Object.keys(body.data.coupon)).toEqual(PUBLIC);
    }
    const { body } = await shop.call('GET', `/coupons/${uuid}`);
    expect(Object.keys(body.data.coupon)).toEqual(expect.arrayContaining([...PUBLIC, 'status', 'hidden']));
  });

  test.each([{ status: 'draft' }, { hidden: true }])('shows %o to admins only', async (fields) => {
    const { uuid } = await shop.coupon(fields);
    expect((await shop.call('GET', `/coupons/${uuid}`)).status).toBe(200);
    for (const key of [server.keys.client, server.keys.batch]) {
      const { status, body } = await shop.call('GET', `/coupons/${uuid}`, { key });
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 404, message: 'Coupon.Unknown', data: null });
    }
  });

  test.each(['paused', 'archived'])('shows a coupon that is %s to everybody', async (state) => {
    const { uuid } = await shop.coupon();
    await shop.patch(uuid, { status: state });
    expect((await shop.call('GET', `/coupons/${uuid}`, { key: server.keys.client })).status).toBe(200);
  });

  test.each([
    randomUUID(),
    'nothing',
    '00000000-0000-0000-0000-000000000000',
    '%00',
    "';select",
    'active',
    '9'.repeat(500),
  ])('answers 404 to %s', async (uuid) => {
    const { status, body } = await shop.call('GET', `/coupons/${uuid}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 404, message: 'Coupon.Unknown', data: null });
  });

  test('takes the uuid in capitals and with a slash behind it', async () => {
    const { uuid } = await shop.coupon();
    const { body } = await shop.call('GET', `/coupons/${uuid.toUpperCase()}/`);
    expect(body.data.coupon.uuid).toBe(uuid);
  });
});
