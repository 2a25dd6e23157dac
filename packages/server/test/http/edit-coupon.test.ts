import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

async function read(uuid: string) {
  return (await shop.call('GET', `/coupons/${uuid}`)).body.data.coupon;
}

describe('PATCH /coupons/{uuid}', () => {
  test('changes what is said and leaves the rest, and moves the version', async () => {
    const before = await shop.coupon({ description: 'Stays', limitPerClient: 3, tags: ['stays'] });
    const { status, body } = await shop.patch(before.uuid, { name: 'Changed', discountValue: 20 });
    expect(status).toBe(200);
    const { updatedAt: _, ...after } = body.data.coupon;
    expect(after).toEqual({
      ...Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'updatedAt')),
      name: 'Changed',
      discountValue: 20,
      version: before.version + 1,
    });
    expect(await read(before.uuid)).toEqual(body.data.coupon);
  });

  test.each([{}, { name: 'Ten off' }])('changes nothing with %o', async (fields) => {
    const before = await shop.coupon();
    expect((await shop.patch(before.uuid, fields)).body.data.coupon).toEqual(before);
  });

  test('takes an empty body with a JSON content type', async () => {
    const before = await shop.coupon();
    const { status, body } = await shop.call('PATCH', `/coupons/${before.uuid}`, {
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(200);
    expect(body.data.coupon).toEqual(before);
  });

  test('is seen at once by a redemption', async () => {
    const { uuid, code } = await shop.friendly();
    expect((await shop.use(code)).body.code).toBe(1);
    await shop.patch(uuid, { status: 'paused' });
    expect((await shop.use(code)).body.code).toBe(20109);
    await shop.patch(uuid, { status: 'published' });
    expect((await shop.use(code)).body.code).toBe(1);
  });

  test.each([
    [{ discountValue: 0 }, '/discountValue'],
    [{ name: '' }, '/name'],
    [{ endAt: '2001-01-01T00:00:00Z' }, '/endAt'],
    [{ strictUse: true, code: freshCode() }, '/strictUse'],
    [{ limitglobal: 3 }, '/limitglobal'],
  ])('refuses %o and changes nothing', async (fields, field) => {
    const before = await shop.coupon();
    const { status, body } = await shop.patch(before.uuid, fields);
    expect(status).toBe(400);
    expect(body.errors.map((error) => error.field)).toContain(field);
    expect(await read(before.uuid)).toEqual(before);
  });

  test('judges the whole coupon, not only what changes', async () => {
    const { uuid } = await shop.coupon({ discountType: 'cost', discountValue: 250 });
    expect((await shop.patch(uuid, { discountType: 'percent' })).body.errors[0]?.field).toBe(
      '/discountValue',
    );
    expect((await shop.patch(uuid, { discountType: 'percent', discountValue: 25 })).status).toBe(200);
  });

  test('answers 404 for a coupon that is not there', async () => {
    const { status, body } = await shop.patch(randomUUID(), { name: 'x' });
    expect(status).toBe(404);
    expect(body.message).toBe('Coupon.Unknown');
  });

  test('refuses a code that another coupon has and changes nothing', async () => {
    const taken = await shop.friendly();
    const before = await shop.friendly();
    const { status, body } = await shop.patch(before.uuid, { code: taken.code, name: 'Mine now' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 20112, message: 'Coupon.CodeTaken', data: null });
    expect((await read(before.uuid)).name).toBe(before.name);
    expect((await shop.lookUp(taken.code)).body.data.uuid).toBe(taken.uuid);
  });

  test('changes the code of a coupon of which nothing was issued', async () => {
    const { uuid, code } = await shop.friendly();
    const newCode = freshCode();
    expect((await shop.patch(uuid, { code: newCode })).body.data.coupon.code).toBe(newCode);
    expect((await shop.lookUp(code)).body.code).toBe(20101);
    expect((await shop.lookUp(newCode)).body.data.uuid).toBe(uuid);
    expect((await shop.patch(uuid, { code: null })).body.data.coupon.code).toBeNull();
    expect((await shop.lookUp(newCode)).body.code).toBe(20101);
    expect((await shop.coupon({ code: newCode })).code).toBe(newCode);
  });

  describe('once something was issued', () => {
    test.each([[{ code: 'ANOTHER-CODE' }], [{ code: null }], [{ currency: 'USD' }]])(
      'refuses %o',
      async (fields) => {
        const { uuid, code } = await shop.friendly();
        await shop.use(code);
        const before = await read(uuid);
        const { status, body } = await shop.patch(uuid, fields);
        expect(status).toBe(409);
        expect(body).toMatchObject({ code: 409, message: 'Coupon.LockedAfterIssue', data: null });
        expect(await read(uuid)).toEqual(before);
      },
    );

    test.each([[{ code: 'INSTEAD-OF-NUMBERS' }], [{ codePrefix: '28' }], [{ currency: 'USD' }]])(
      'refuses %o of individual codes',
      async (fields) => {
        const { uuid } = await shop.coupon();
        await shop.codeFor(uuid);
        expect((await shop.patch(uuid, fields)).status).toBe(409);
      },
    );

    test('takes the rest', async () => {
      const { uuid, code } = await shop.friendly();
      await shop.use(code);
      const fields = {
        name: 'New',
        discountValue: 5,
        limitGlobal: 100,
        timeZone: 'Europe/London',
        hidden: true,
      };
      const { status, body } = await shop.patch(uuid, { ...fields, code, currency: 'GBP' });
      expect(status).toBe(200);
      expect(body.data.coupon).toMatchObject(fields);
    });
  });

  describe('of the status', () => {
    test.each([
      ['draft', 'published'],
      ['draft', 'archived'],
      ['published', 'paused'],
      ['published', 'archived'],
      ['paused', 'published'],
      ['paused', 'archived'],
    ])('goes from %s to %s', async (from, to) => {
      const { uuid } = await couponThatIs(from);
      expect((await shop.patch(uuid, { status: to })).body.data.coupon.status).toBe(to);
    });

    test.each([
      ['archived', 'published'],
      ['archived', 'paused'],
      ['archived', 'draft'],
      ['published', 'draft'],
      ['paused', 'draft'],
    ])('never goes from %s to %s', async (from, to) => {
      const { uuid } = await couponThatIs(from);
      const before = await read(uuid);
      const { status, body } = await shop.patch(uuid, { status: to, name: 'Changed' });
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 409, message: 'Coupon.StateFinal', data: null });
      expect(await read(uuid)).toEqual(before);
    });

    async function couponThatIs(state: string) {
      const coupon = await shop.coupon(state === 'draft' ? { status: 'draft' } : {});
      if (state === 'paused' || state === 'archived') await shop.patch(coupon.uuid, { status: state });
      return coupon;
    }
  });

  describe('of limits', () => {
    test('goes below what is used: then nobody gets more', async () => {
      const { uuid, code } = await shop.friendly({ limitGlobal: 5 });
      for (let use = 0; use < 3; use += 1) expect((await shop.use(code)).body.code).toBe(1);
      expect((await shop.patch(uuid, { limitGlobal: 2 })).status).toBe(200);
      expect((await shop.use(code)).body.code).toBe(20105);
      expect((await shop.activate(uuid)).body.code).toBe(20107);
      expect((await shop.lookUp(code)).body.data).toMatchObject({ isValid: false, reason: { code: 20105 } });
      await shop.patch(uuid, { limitGlobal: 4 });
      expect((await shop.use(code)).body.code).toBe(1);
      expect((await shop.use(code)).body.code).toBe(20105);
      expect((await shop.counts(uuid)).redeemed).toBe(4);
    });

    test('of a client goes below what it has used', async () => {
      const { uuid, code } = await shop.friendly({ limitPerClient: 3 });
      const email = freshEmail();
      await shop.use(code, { email });
      await shop.use(code, { email });
      await shop.patch(uuid, { limitPerClient: 1 });
      expect((await shop.use(code, { email })).body.code).toBe(20105);
      expect((await shop.use(code, { email: freshEmail() })).body.code).toBe(1);
    });

    test('of a coupon that had none counts what was used before', async () => {
      const { uuid, code } = await shop.friendly();
      for (let use = 0; use < 3; use += 1) await shop.use(code);
      await shop.patch(uuid, { limitGlobal: 4 });
      expect((await shop.use(code)).body.code).toBe(1);
      expect((await shop.use(code)).body.code).toBe(20105);
      await shop.patch(uuid, { limitGlobal: 0 });
      for (let use = 0; use < 2; use += 1) expect((await shop.use(code)).body.code).toBe(1);
      await shop.patch(uuid, { limitGlobal: 7 });
      expect((await shop.use(code)).body.code).toBe(1);
      expect((await shop.use(code)).body.code).toBe(20105);
      expect((await server.audit()).differences).toEqual([]);
    });
  });

  test('keeps the expiry of codes that are out, never past the present end', async () => {
    const end = (hours: number) => new Date(server.clock.now() + hours * 3_600_000).toISOString();
    const { uuid } = await shop.coupon({ validFor: 36_000, endAt: end(100) });
    const code = await shop.codeFor(uuid);
    const first = (await shop.lookUp(code)).body.data.expiresAt;
    expect(Date.parse(first) - server.clock.now()).toBeGreaterThan(35_000_000);
    await shop.patch(uuid, { validFor: 60 });
    expect((await shop.lookUp(code)).body.data.expiresAt).toBe(first);
    await shop.patch(uuid, { endAt: end(1) });
    const shortened = (await shop.lookUp(code)).body.data.expiresAt;
    expect(Date.parse(shortened)).toBeLessThan(Date.parse(first));
    await shop.patch(uuid, { endAt: null });
    expect((await shop.lookUp(code)).body.data.expiresAt).toBe(first);
  });
});
