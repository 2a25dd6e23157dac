import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

const BASE = { name: 'Ten off', discountType: 'percent', discountValue: 10 };

async function howMany(): Promise<number> {
  return (await shop.call('GET', '/coupons')).body.data.paginator.total;
}

describe('POST /coupons', () => {
  test('makes a coupon that is published, without limits, in the currency of the workspace', async () => {
    const before = server.clock.now();
    const { status, body } = await shop.call('POST', '/coupons', { json: BASE });
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    const { coupon } = body.data;
    expect(coupon).toMatchObject({
      ...BASE,
      status: 'published',
      hidden: false,
      currency: 'GBP',
      code: null,
      validFor: 0,
      limitGlobal: 0,
      limitPerClient: 0,
      activationRequired: false,
      strictUse: false,
      description: '',
      tags: [],
      attributes: {},
    });
    // It is told to the second.
    expect(Date.parse(coupon.startAt)).toBeGreaterThan(before - 1000);
    expect(Date.parse(coupon.startAt)).toBeLessThanOrEqual(server.clock.now());
    expect(await shop.counts(coupon.uuid)).toEqual(NOTHING);
    expect((await shop.call('GET', `/coupons/${coupon.uuid}`)).body.data.coupon).toEqual(coupon);
  });

  test.each([
    ['percent', 12.5],
    ['percent', 100],
    ['percent', 0.0001],
    ['percent', 33.3333],
    ['cost', 5],
    ['cost', 0.01],
    ['cost', 99.99],
    ['cost', 1234567.89],
  ])('keeps a %s of %d as it was written', async (discountType, discountValue) => {
    const { body, text } = await shop.call('POST', '/coupons', {
      json: { ...BASE, discountType, discountValue },
    });
    expect(body.data.coupon.discountValue).toBe(discountValue);
    expect(text).toContain(`"discountValue":${discountValue},`);
  });

  test.each([
    ['2087-03-01T10:00:00+01:00', '2087-03-01T09:00:00+00:00'],
    ['2087-03-01T10:00:00Z', '2087-03-01T10:00:00+00:00'],
    [3697351200, '2087-03-01T10:00:00+00:00'],
  ])('takes %s for an instant', async (endAt, told) => {
    const { endAt: stored } = await shop.coupon({ endAt });
    expect(stored).toBe(told);
  });

  test('takes the end that it tells of a coupon without one as no end', async () => {
    const { endAt } = await shop.coupon({ endAt: '2099-12-31T23:59:59+00:00' });
    expect(endAt).toBe('2099-12-31T23:59:59+00:00');
  });

  test('takes the empty object of PHP, which arrives as an empty list', async () => {
    const coupon = await shop.coupon({ attributes: [], locations: [], products: [] });
    expect(coupon.attributes).toEqual({});
  });

  test.each([
    [{ name: undefined }, '/name'],
    [{ name: '   ' }, '/name'],
    [{ name: 7 }, '/name'],
    [{ name: 'x'.repeat(256) }, '/name'],
    [{ discountType: undefined }, '/discountType'],
    [{ discountType: 'gift' }, '/discountType'],
    [{ discountValue: undefined }, '/discountValue'],
    [{ discountValue: '10' }, '/discountValue'],
    [{ discountValue: 0 }, '/discountValue'],
    [{ discountValue: -1 }, '/discountValue'],
    [{ discountValue: 100.0001 }, '/discountValue'],
    [{ discountValue: 1.00001 }, '/discountValue'],
    [{ discountType: 'cost', discountValue: 0.001 }, '/discountValue'],
    [{ discountType: 'cost', discountValue: 1.5, currency: 'JPY' }, '/discountValue'],
    [{ discountType: 'cost', discountValue: 1e12 }, '/discountValue'],
    [{ currency: 'XXQ' }, '/currency'],
    [{ currency: 'gbp' }, '/currency'],
    [{ currency: null }, '/currency'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
    [{ startAt: 'tomorrow' }, '/startAt'],
    [{ startAt: '2027-02-30T00:00:00Z' }, '/startAt'],
    [{ startAt: 1.5 }, '/startAt'],
    [{ startAt: -1 }, '/startAt'],
    [{ startAt: true }, '/startAt'],
    [{ startAt: '2027-01-02T00:00:00Z', endAt: '2027-01-01T00:00:00Z' }, '/endAt'],
    [{ startAt: '2027-01-02T00:00:00Z', endAt: '2027-01-02T00:00:00Z' }, '/endAt'],
    [{ endAt: '2020-01-01T00:00:00Z' }, '/endAt'],
    [{ validFor: -1 }, '/validFor'],
    [{ validFor: 1.5 }, '/validFor'],
    [{ validFor: '60' }, '/validFor'],
    [{ limitGlobal: -1 }, '/limitGlobal'],
    [{ limitGlobal: 2_000_000_001 }, '/limitGlobal'],
    [{ limitPerClient: 0.5 }, '/limitPerClient'],
    [{ activationRequired: 1 }, '/activationRequired'],
    [{ strictUse: 'true' }, '/strictUse'],
    [{ strictUse: true, code: 'FRIENDLY-STRICT' }, '/strictUse'],
    [{ status: 'running' }, '/status'],
    [{ hidden: 0 }, '/hidden'],
    [{ tags: 'one' }, '/tags'],
    [{ tags: [1] }, '/tags/0'],
    [{ locations: 'Leeds' }, '/locations'],
    [{ attributes: ['a'] }, '/attributes'],
    [{ products: 3 }, '/products'],
    [{ termsUrl: 'javascript:alert(1)' }, '/termsUrl'],
    [{ image: 'data:text/html,x' }, '/image'],
    [{ code: 'AB' }, '/code'],
    [{ code: '' }, '/code'],
    [{ code: 'A'.repeat(65) }, '/code'],
    [{ code: 'A B C' }, '/code'],
    [{ code: 'A/B/C' }, '/code'],
    [{ code: 'A?B' }, '/code'],
    [{ code: 'A#B' }, '/code'],
    [{ code: 'A\\B' }, '/code'],
    [{ code: 'A\tB' }, '/code'],
    [{ code: 'A\u200bB' }, '/code'],
    [{ code: '4006381333932' }, '/code'],
    [{ code: 12345 }, '/code'],
    [{ codePrefix: '29x' }, '/codePrefix'],
    [{ codePrefix: '2900000' }, '/codePrefix'],
    [{ codePrefix: '' }, '/codePrefix'],
    [{ codePrefix: '29', code: 'FRIENDLY' }, '/codePrefix'],
    [{ version: 1 }, '/version'],
    [{ uuid: '0195f3a2-7c1e-7d54-9b6a-2f0c8e5d1a33' }, '/uuid'],
  ])('refuses %o, names the field and makes nothing', async (fields, field) => {
    const before = await howMany();
    const { status, body } = await shop.call('POST', '/coupons', { json: { ...BASE, ...fields } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, message: 'Request.Invalid', data: null });
    expect(body.errors.map((error) => error.field)).toContain(field);
    expect(body.description).toContain(field.slice(1));
    // One sentence for each field, also of what is said about codes.
    expect(body.description).not.toMatch(/\.\.|" [A-Z]/);
    expect(await howMany()).toBe(before);
  });

  test.each(['termsUrl', 'image'])('says all that an address in %s can be', async (field) => {
    for (const address of ['https://shop.example/terms', 'http://shop.example', '/terms', '']) {
      const { body } = await shop.call('POST', '/coupons', { json: { ...BASE, [field]: address } });
      expect(body.data.coupon[field]).toBe(address);
    }
    const { body } = await shop.call('POST', '/coupons', { json: { ...BASE, [field]: 'terms' } });
    expect(body.errors).toEqual([
      {
        field: `/${field}`,
        message: 'must begin with https://, http:// or /, and have no blanks; or be empty',
      },
    ]);
  });

  test.each([
    ['limit_global', 'limitGlobal'],
    ['Name', 'name'],
    ['discountvalue', 'discountValue'],
    ['endsAt', 'endAt'],
    ['tag', 'tags'],
  ])('names what is nearest to the unknown field %s', async (name, nearest) => {
    const { status, body } = await shop.call('POST', '/coupons', { json: { ...BASE, [name]: 1 } });
    expect(status).toBe(400);
    const error = body.errors.find(({ field }) => field === `/${name}`);
    expect(error?.message).toContain(`"${nearest}"`);
  });

  test('says all that is wrong at once', async () => {
    const json = { discountType: 'percent', discountValue: 10, limitGlobal: 'x', hidden: 'y' };
    const { body } = await shop.call('POST', '/coupons', { json });
    expect(body.errors.map(({ field }) => field).toSorted()).toEqual(['/hidden', '/limitGlobal', '/name']);
  });

  test.each(['null', '[]', '"text"', '7', 'true', ''])('refuses %s for a body', async (json) => {
    const { status, body } = await shop.call('POST', '/coupons', { json });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 400, data: null });
  });

  test('refuses a code that another coupon has, however it is spelled', async () => {
    const code = freshCode();
    await shop.coupon({ code });
    const before = await howMany();
    for (const spelling of [code, code.toLowerCase(), ` ${code} `]) {
      const { status, body } = await shop.call('POST', '/coupons', { json: { ...BASE, code: spelling } });
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 20112, message: 'Coupon.CodeTaken', data: null });
      expect(body.description).not.toBe('');
    }
    expect(await howMany()).toBe(before);
  });

  test('refuses an individual code that was issued', async () => {
    const { uuid } = await shop.coupon();
    const code = await shop.codeFor(uuid);
    const { body } = await shop.call('POST', '/coupons', { json: { ...BASE, code } });
    expect(body.code).toBe(20112);
  });

  test('gives a code to one of many that ask for it at once', async () => {
    const code = freshCode();
    const before = await howMany();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => shop.call('POST', '/coupons', { json: { ...BASE, code } })),
    );
    const codes = answers.map(({ body }) => body.code).toSorted((a, b) => a - b);
    expect(codes).toEqual([1, ...Array.from({ length: 11 }, () => 20112)]);
    expect(await howMany()).toBe(before + 1);
  });

  test('makes one coupon for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': freshCode() };
    const before = await howMany();
    const send = (json: unknown) => shop.call('POST', '/coupons', { json, headers });
    const [first, ...repeats] = await Promise.all([send(BASE), send(BASE), send(BASE)]);
    for (const repeat of repeats) expect(repeat.body).toEqual(first?.body);
    expect((await send(BASE)).body).toEqual(first?.body);
    const other = await send({ ...BASE, name: 'Another' });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 422, message: 'Idempotency.KeyReused', data: null });
    expect(await howMany()).toBe(before + 1);
  });
});
