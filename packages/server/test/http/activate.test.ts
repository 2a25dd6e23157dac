import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

function isEan13(code: string): boolean {
  const digits = [...code].map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0);
  return /^\d{13}$/.test(code) && sum % 10 === 0;
}

function inHours(hours: number): string {
  return new Date(server.clock.now() + hours * 3_600_000).toISOString();
}

describe('POST /coupons/{uuid}/activate', () => {
  test('issues an individual code and binds it to the client', async () => {
    const { uuid } = await shop.coupon({ validFor: 3600 });
    const email = freshEmail();
    const { status, body } = await shop.activate(uuid, { email });
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    const { data } = body;
    expect(isEan13(data.code)).toBe(true);
    expect(data.code).toMatch(/^29/);
    expect(data).toMatchObject({ uuid, isValid: true, usedAt: null });
    expect(Date.parse(data.expiresAt) - Date.parse(data.activatedAt ?? '')).toBe(3_600_000);
    expect((await shop.call('GET', `/client?email=${email}`)).body.data.uuid).toBe(data.client.uuid);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, clients: 1 });
    expect(await shop.timeline(data.client.uuid)).toEqual(['activation']);
    expect((await shop.lookUp(data.code)).body.data).toEqual(data);
  });

  test('issues codes from the range of the coupon, all different', async () => {
    const { uuid } = await shop.coupon({ codePrefix: '250001' });
    const codes = await Promise.all(Array.from({ length: 40 }, () => shop.codeFor(uuid)));
    expect(new Set(codes).size).toBe(40);
    for (const code of codes) {
      expect(code).toMatch(/^250001/);
      expect(isEan13(code)).toBe(true);
    }
  });

  test('joins the identifiers of a client that has a code already, and gives the same one', async () => {
    const { uuid } = await shop.coupon({ strictUse: true, limitGlobal: 1 });
    const guest = { uuid: randomUUID() };
    const code = await shop.codeFor(uuid, guest);
    const email = freshEmail();
    expect(await shop.codeFor(uuid, { ...guest, email })).toBe(code);
    expect(await shop.codeFor(uuid, { email })).toBe(code);
    expect((await shop.call('GET', `/client?email=${email}`)).body.data.uuid).toBe(guest.uuid);
    expect((await shop.lookUp(code, { email })).body.data.isValid).toBe(true);
  });

  test('gives the friendly code where the coupon has one', async () => {
    const { uuid, code } = await shop.friendly({ activationRequired: true });
    const { body } = await shop.activate(uuid, { email: freshEmail() });
    expect(body.data.code).toBe(code);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, activated: 1, clients: 1 });
  });

  test('gives a code that belongs to nobody where no client is named', async () => {
    const { uuid } = await shop.coupon();
    const { body } = await shop.activate(uuid);
    expect(body.code).toBe(1);
    expect(body.data).not.toHaveProperty('client');
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1 });
    expect((await shop.activate(uuid)).body.data.code).not.toBe(body.data.code);
  });

  test('gives the same code again while it is usable, and counts nothing', async () => {
    const { uuid } = await shop.coupon({ limitGlobal: 1, limitPerClient: 2 });
    const email = freshEmail();
    const first = await shop.activate(uuid, { email });
    const again = await shop.activate(uuid, { email });
    expect(again.body).toEqual(first.body);
    await shop.use(first.body.data.code);
    expect((await shop.activate(uuid, { email })).body.data.code).toBe(first.body.data.code);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, clients: 1, redeemed: 1 });
  });

  test('tells of the coupon where it is asked to', async () => {
    const { uuid } = await shop.coupon();
    for (const flag of ['1', 'true', 'TRUE']) {
      const { body } = await shop.call('POST', `/coupons/${uuid}/activate?includeCoupon=${flag}`);
      expect(body.data.coupon.uuid).toBe(uuid);
    }
    const { body } = await shop.call('POST', `/coupons/${uuid}/activate?includeCoupon=0`);
    expect(body.data).not.toHaveProperty('coupon');
  });

  test.each(['admin', 'client', 'batch'] as const)('works with a key of scope %s', async (scope) => {
    const { uuid } = await shop.coupon();
    expect((await shop.activate(uuid, {}, { key: server.keys[scope] })).body.code).toBe(1);
  });

  describe('names the client', () => {
    test.each(['uuid', 'email', 'customIdentify'])('by %s in the query or in the body', async (name) => {
      const { uuid } = await shop.coupon();
      const value = name === 'uuid' ? randomUUID() : freshEmail();
      const query = await shop.call('POST', `/coupons/${uuid}/activate?${name}=${encodeURIComponent(value)}`);
      const body = await shop.activate(uuid, { [name]: value });
      expect(query.body.code).toBe(1);
      expect(body.body).toEqual(query.body);
    });

    test.each([{ email: '' }, { email: null, uuid: '', customIdentify: '  ', token: '' }])(
      'by nothing that is empty: %o',
      async (fields) => {
        const { uuid } = await shop.coupon();
        const { body } = await shop.activate(uuid, fields);
        expect(body.code).toBe(1);
        expect(body.data).not.toHaveProperty('client');
      },
    );

    test.each([
      [{ uuid: 'me' }, '/uuid'],
      [{ email: 'nobody' }, '/email'],
      [{ email: '@example.com' }, '/email'],
      [{ email: 'a b@example.com' }, '/email'],
      [{ email: `${'x'.repeat(260)}@example.com` }, '/email'],
      [{ customIdentify: 'x'.repeat(257) }, '/customIdentify'],
      [{ email: 7 }, '/email'],
      [{ emial: 'ann@example.com' }, '/emial'],
    ])('and refuses %o', async (fields, field) => {
      const { uuid } = await shop.coupon();
      const { status, body } = await shop.activate(uuid, fields);
      expect(status).toBe(400);
      expect(body.errors[0]?.field).toBe(field);
      expect(await shop.counts(uuid)).toEqual(NOTHING);
    });
  });

  describe('refuses', () => {
    async function expectRefusal(uuid: string, named: object, code: number, message: string): Promise<void> {
      const before = await shop.counts(uuid);
      const { status, body } = await shop.activate(uuid, { ...named });
      expect(status).toBe(200);
      expect(body).toMatchObject({ code, message, data: null });
      expect(body.description).toMatch(/\.$/);
      expect(await shop.counts(uuid)).toEqual(before);
    }

    test('a coupon that is not there: 404', async () => {
      const { status, body } = await shop.activate(randomUUID());
      expect(status).toBe(404);
      expect(body).toMatchObject({ code: 404, message: 'Coupon.Unknown', data: null });
    });

    test('a draft: 404 for all but admins', async () => {
      const { uuid } = await shop.coupon({ status: 'draft' });
      for (const key of [server.keys.client, server.keys.batch]) {
        expect((await shop.activate(uuid, {}, { key })).status).toBe(404);
      }
      await expectRefusal(uuid, {}, 20109, 'Coupon.Paused');
    });

    test('identifiers of two clients: 20110', async () => {
      const { uuid } = await shop.coupon();
      const [email, customIdentify] = [freshEmail(), freshCode()];
      await shop.activate(uuid, { email });
      await shop.activate(uuid, { customIdentify });
      await expectRefusal(uuid, { email, customIdentify }, 20110, 'Client.Ambiguous');
    });

    test.each(['paused', 'archived'])('a coupon that is %s: 20109', async (state) => {
      const { uuid } = await shop.coupon();
      await shop.patch(uuid, { status: state });
      const email = freshEmail();
      await expectRefusal(uuid, { email }, 20109, 'Coupon.Paused');
      expect(await shop.knows(email)).toBe(false);
    });

    test('before the start: 20104', async () => {
      const { uuid } = await shop.coupon({ startAt: inHours(1) });
      await expectRefusal(uuid, { email: freshEmail() }, 20104, 'Coupon.NotStarted');
    });

    test('after the end: 20103', async () => {
      const { uuid } = await shop.coupon({ startAt: inHours(-2), endAt: inHours(-1) });
      await expectRefusal(uuid, { email: freshEmail() }, 20103, 'Coupon.Expired');
    });

    test.each([
      [{ strictUse: true }],
      [{ code: 'NEEDS-CLIENT-1', activationRequired: true }],
      [{ code: 'NEEDS-CLIENT-2', limitPerClient: 1 }],
      [{ code: 'NEEDS-CLIENT-3', activationRequired: true, strictUse: true }],
    ])('nobody where %o needs a client: 20108', async (fields) => {
      const { uuid } = await shop.coupon(fields);
      await expectRefusal(uuid, {}, 20108, 'Coupon.ClientRequired');
    });

    test('a client whose limit is used up: 20105', async () => {
      const { uuid } = await shop.coupon({ limitPerClient: 1 });
      const email = freshEmail();
      await shop.use(await shop.codeFor(uuid, { email }));
      await expectRefusal(uuid, { email }, 20105, 'Coupon.Use.AlreadyUsed');
    });

    test('a client whose window has run out: 20103', async () => {
      const { uuid } = await shop.coupon({ validFor: 60 });
      const email = freshEmail();
      await shop.codeFor(uuid, { email });
      server.clock.pass(61);
      await expectRefusal(uuid, { email }, 20103, 'Coupon.Expired');
    });

    test('when no activation is left: 20107', async () => {
      const { uuid } = await shop.coupon({ limitGlobal: 2 });
      await shop.codeFor(uuid);
      await shop.codeFor(uuid);
      const email = freshEmail();
      await expectRefusal(uuid, { email }, 20107, 'Coupon.LimitReached');
      expect(await shop.knows(email)).toBe(false);
    });

    test('a token that is none: 20113', async () => {
      const { uuid } = await shop.coupon();
      await expectRefusal(uuid, { token: 'forged' }, 20113, 'Client.TokenInvalid');
    });

    test('an unreadable includeCoupon before anything is done', async () => {
      const { uuid } = await shop.coupon();
      const { status, body } = await shop.call('POST', `/coupons/${uuid}/activate?includeCoupon=perhaps`);
      expect(status).toBe(400);
      expect(body.errors[0]?.field).toBe('/includeCoupon');
      expect(await shop.counts(uuid)).toEqual(NOTHING);
    });
  });
});
