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

function inHours(hours: number): string {
  return new Date(server.clock.now() + hours * 3_600_000).toISOString();
}

/** Looks a code up and then uses it: what was told has to be what happens. */
async function expectStanding(code: string, named: Record<string, string>, reason: number | null) {
  const looked = await shop.lookUp(code, named);
  expect(looked.status).toBe(200);
  expect(looked.body.code).toBe(1);
  expect(looked.body.data.isValid).toBe(reason === null);
  expect(looked.body.data.reason?.code).toBe(reason ?? undefined);
  expect((await shop.use(code, named)).body.code).toBe(reason ?? 1);
}

describe('GET /coupons/active/{code}', () => {
  test('answers how an individual code stands', async () => {
    const { uuid } = await shop.coupon();
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    const { status, body } = await shop.lookUp(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 1, message: 'OK' });
    expect(body.data).toEqual({
      uuid,
      code,
      isValid: true,
      usedAt: null,
      activatedAt: expect.stringMatching(/\+00:00$/),
      expiresAt: '2099-12-31T23:59:59+00:00',
      client: { uuid: expect.any(String) },
    });
    await shop.use(code);
    expect((await shop.lookUp(code)).body.data.usedAt).toMatch(/^\d{4}-.*\+00:00$/);
  });

  test('answers how a friendly code stands, for nobody and for a client', async () => {
    const { uuid, code } = await shop.friendly();
    const email = freshEmail();
    expect((await shop.lookUp(code)).body.data).toMatchObject({ uuid, code, isValid: true, usedAt: null });
    await shop.use(code, { email });
    const { body } = await shop.lookUp(code, { email });
    expect(body.data.usedAt).not.toBeNull();
    expect(body.data.client.uuid).toBeDefined();
    expect((await shop.lookUp(code)).body.data).toMatchObject({ usedAt: null, activatedAt: null });
  });

  test('answers 20101 with no data for a code that does not exist', async () => {
    const { status, body } = await shop.lookUp(freshCode());
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 20101, message: 'Coupon.Use.NotFound', data: null });
    expect(body.description).toMatch(/\.$/);
  });

  test.each([
    ['1', true],
    ['true', true],
    ['True', true],
    ['0', false],
    ['false', false],
    ['', false],
  ])('includeCoupon=%s', async (flag, isThere) => {
    const { uuid, code } = await shop.friendly();
    const { body } = await shop.call(
      'GET',
      `/coupons/active/${code}?includeCoupon=${flag}&uuid=&token=&email=`,
    );
    expect(body.code).toBe(1);
    expect(body.data.isValid).toBe(true);
    expect(body.data.coupon?.uuid).toBe(isThere ? uuid : undefined);
  });

  test('refuses any other includeCoupon', async () => {
    const { code } = await shop.friendly();
    const { status, body } = await shop.call('GET', `/coupons/active/${code}?includeCoupon=yes`);
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe('/includeCoupon');
  });

  describe('matches', () => {
    test.each([
      ['SALE20%', 'SALE20%25'],
      ['SALE21%', 'SALE21%'],
      ['SALE%22', 'SALE%2522'],
      ['100%-OFF', '100%-OFF'],
      ['100%OFF!', '100%OFF!'],
      ['%%%', '%%%'],
      ['50%DEAL', '50%DEAL'],
      ['51%DEAL', '51%25deal'],
      ['A+B', 'A+B'],
      ['A&B=C', 'A&B=C'],
      ['SPRING.2027', 'spring.2027'],
      ['ÄPFEL', '%C3%A4pfel'],
      ['STRAßE', 'STRASSE'],
      ['BLANKS', '%20%20blanks%20'],
      ['TABBED', '%09tabbed%0A'],
      ['ＷＩＤＥ', 'wide'],
      ['EMOJI🎉', 'emoji%F0%9F%8E%89'],
      ['SEMI;COLON', 'SEMI;COLON'],
      ['..DOTS..', '..dots..'],
    ])('the code %s at the path %s', async (code, path) => {
      const { uuid } = await shop.coupon({ code });
      const { status, body } = await shop.call('GET', `/coupons/active/${path}`);
      expect(status).toBe(200);
      expect(body.data?.uuid).toBe(uuid);
      expect(body.data.code).toBe(code);
      expect((await shop.call('POST', `/coupons/active/${path}/use`)).body.data.uuid).toBe(uuid);
    });

    test('12 digits of a scanner that drops a leading zero', async () => {
      const { uuid } = await shop.coupon({ codePrefix: '012345' });
      const code = await shop.codeFor(uuid);
      expect(code).toMatch(/^0\d{12}$/);
      expect((await shop.lookUp(code.slice(1))).body.data).toMatchObject({ uuid, code });
      expect((await shop.use(code.slice(1))).body.data).toMatchObject({ uuid, code });
    });

    test('nothing with a wrong check digit', async () => {
      const { uuid } = await shop.coupon();
      const code = await shop.codeFor(uuid);
      for (let digit = 0; digit <= 9; digit += 1) {
        const asked = `${code.slice(0, 12)}${digit}`;
        expect((await shop.lookUp(asked)).body.code).toBe(asked === code ? 1 : 20101);
      }
    });

    test.each([65, 5000, 30_000])('nothing of %d characters', async (length) => {
      const { status, body } = await shop.call('GET', `/coupons/active/${'A'.repeat(length)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ code: 20101, data: null });
    });

    test.each(['%00', 'A%00B', 'A%2FB', '%3F', '%F0%9F%8E%89', '__proto__', 'constructor', "'%3B--"])(
      'nothing at %s',
      async (path) => {
        const { status, body } = await shop.call('GET', `/coupons/active/${path}`);
        expect(status).toBe(200);
        expect(body).toMatchObject({ code: 20101, data: null });
      },
    );
  });

  describe('tells what a use would do this instant, when', () => {
    test('a coupon is paused or archived: 20109, with the coupon', async () => {
      const { uuid, code } = await shop.friendly();
      const individual = await shop.coupon();
      const issued = await shop.codeFor(individual.uuid);
      for (const status of ['paused', 'archived']) {
        await shop.patch(uuid, { status });
        await shop.patch(individual.uuid, { status });
        for (const [asked, id] of [
          [code, uuid],
          [issued, individual.uuid],
        ] as const) {
          await expectStanding(asked, {}, 20109);
          const { body } = await shop.lookUp(asked, { includeCoupon: '1' });
          expect(body.data.coupon.uuid).toBe(id);
        }
      }
    });

    test('it has not started: 20104', async () => {
      const { code } = await shop.friendly({ startAt: inHours(1) });
      await expectStanding(code, {}, 20104);
      server.clock.pass(3600);
      await expectStanding(code, {}, null);
    });

    test('it is over: 20103', async () => {
      const { code } = await shop.friendly({ endAt: inHours(1) });
      await expectStanding(code, {}, null);
      server.clock.pass(3600);
      await expectStanding(code, {}, 20103);
    });

    test('no client is named where one is needed: 20108', async () => {
      const { code } = await shop.friendly({ limitPerClient: 1 });
      await expectStanding(code, {}, 20108);
      const strict = await shop.coupon({ strictUse: true });
      await expectStanding(await shop.codeFor(strict.uuid, { email: freshEmail() }), {}, 20108);
    });

    test('a strict code is asked for by another client: 20106', async () => {
      const { uuid } = await shop.coupon({ strictUse: true });
      const email = freshEmail();
      const code = await shop.codeFor(uuid, { email });
      await expectStanding(code, { email: freshEmail() }, 20106);
      await expectStanding(code, { email }, null);
    });

    test('it wants activation first: 20102', async () => {
      const { uuid, code } = await shop.friendly({ activationRequired: true });
      const email = freshEmail();
      await expectStanding(code, { email }, 20102);
      await shop.activate(uuid, { email });
      await expectStanding(code, { email }, null);
    });

    test('the code is used up: 20105', async () => {
      const { uuid } = await shop.coupon({ limitPerClient: 1 });
      const code = await shop.codeFor(uuid);
      await expectStanding(code, {}, null);
      await expectStanding(code, {}, 20105);
    });

    test('the client has used the coupon up: 20105', async () => {
      const { code } = await shop.friendly({ limitPerClient: 1 });
      const email = freshEmail();
      await expectStanding(code, { email }, null);
      await expectStanding(code, { email }, 20105);
    });

    test('the window of the activation is over: 20103', async () => {
      const { uuid } = await shop.coupon({ validFor: 1000 });
      const code = await shop.codeFor(uuid);
      server.clock.pass(800);
      await expectStanding(code, {}, null);
      server.clock.pass(200);
      await expectStanding(code, {}, 20103);
    });

    test('the coupon is used up: 20105', async () => {
      const { code } = await shop.friendly({ limitGlobal: 1 });
      await expectStanding(code, {}, null);
      await expectStanding(code, {}, 20105);
    });

    test('the identifiers belong to two clients: 20110', async () => {
      const { uuid, code } = await shop.friendly();
      const [email, customIdentify] = [freshEmail(), freshCode()];
      await shop.activate(uuid, { email });
      await shop.activate(uuid, { customIdentify });
      await expectStanding(code, { email, customIdentify }, 20110);
    });
  });

  test('changes nothing and makes no client', async () => {
    const { uuid, code } = await shop.friendly();
    const email = freshEmail();
    for (let time = 0; time < 3; time += 1) await shop.lookUp(code, { email });
    expect(await shop.counts(uuid)).toEqual(NOTHING);
    expect(await shop.knows(email)).toBe(false);
  });

  test('goes on answering for a code that ever existed', async () => {
    const { uuid, code } = await shop.friendly({ startAt: inHours(-3), endAt: inHours(-1) });
    expect((await shop.lookUp(code)).body.data).toMatchObject({ uuid, isValid: false });
  });
});
