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

async function archive(uuid: string): Promise<void> {
  expect((await shop.patch(uuid, { status: 'archived' })).status).toBe(200);
}

describe('a friendly code', () => {
  test('belongs to one coupon until that is archived, then another can have it', async () => {
    const code = freshCode();
    const first = await shop.coupon({ code });
    await shop.use(code, { email: freshEmail() });
    await shop.patch(first.uuid, { status: 'paused' });
    const json = { name: 'Second', discountType: 'cost', discountValue: 1, code: code.toLowerCase() };
    expect((await shop.call('POST', '/coupons', { json })).body.code).toBe(20112);
    await archive(first.uuid);
    expect((await shop.lookUp(code)).body.data).toMatchObject({ uuid: first.uuid, isValid: false });
    const second = await shop.coupon(json);
    expect((await shop.lookUp(code)).body.data).toMatchObject({ uuid: second.uuid, isValid: true });
    expect((await shop.use(code, { email: freshEmail() })).body.data.uuid).toBe(second.uuid);
    expect((await shop.counts(first.uuid)).redeemed).toBe(1);
    expect((await shop.counts(second.uuid)).redeemed).toBe(1);
    await archive(second.uuid);
    expect((await shop.lookUp(code)).body.data).toMatchObject({ uuid: second.uuid, isValid: false });
    expect((await server.audit()).differences).toEqual([]);
  });

  test('is taken over by an edit too', async () => {
    const first = await shop.friendly();
    await archive(first.uuid);
    const { uuid } = await shop.friendly();
    expect((await shop.patch(uuid, { code: first.code })).body.data.coupon.code).toBe(first.code);
    expect((await shop.lookUp(first.code)).body.data.uuid).toBe(uuid);
  });

  test('is taken over at once also where another process has just seen the old coupon', async () => {
    const other = new Shop(await server.another());
    const { uuid, code } = await shop.friendly();
    expect((await other.lookUp(code)).body.data.uuid).toBe(uuid);
    expect((await other.use(code)).body.code).toBe(1);
    await archive(uuid);
    const next = await shop.coupon({ code, limitPerClient: 1 });
    expect((await other.lookUp(code)).body.data.uuid).toBe(next.uuid);
    expect((await other.use(code, { email: freshEmail() })).body.data.uuid).toBe(next.uuid);
    expect((await other.use(code)).body.code).toBe(20108);
  });

  test('that was had before and is given up again answers for the last coupon that used it', async () => {
    const first = await shop.friendly();
    await shop.use(first.code);
    await archive(first.uuid);
    const second = await shop.coupon({ code: first.code });
    expect((await shop.patch(second.uuid, { code: freshCode() })).status).toBe(200);
    const { body } = await shop.lookUp(first.code);
    expect(body.code).toBe(1);
    expect(body.data).toMatchObject({ uuid: first.uuid, isValid: false });
    expect((await server.audit()).differences).toEqual([]);
  });

  test('that looks like an EAN-13 number is never one that is issued', async () => {
    const { uuid } = await shop.coupon({ codePrefix: '260001' });
    const issued = await shop.codeFor(uuid);
    const { code } = await shop.coupon({ code: '4006381333931' });
    expect((await shop.lookUp(code ?? '')).body.data.isValid).toBe(true);
    await archive(uuid);
    const json = { name: 'x', discountType: 'cost', discountValue: 1, code: issued };
    expect((await shop.call('POST', '/coupons', { json })).body.code).toBe(20112);
    expect((await shop.patch((await shop.friendly()).uuid, { code: issued })).body.code).toBe(20112);
  });

  test('of 12 digits goes before a number that a scanner cut', async () => {
    const { uuid } = await shop.coupon({ codePrefix: '045670' });
    const issued = await shop.codeFor(uuid);
    const friendly = await shop.coupon({ code: issued.slice(1) });
    expect((await shop.lookUp(issued.slice(1))).body.data.uuid).toBe(friendly.uuid);
    expect((await shop.lookUp(issued)).body.data.uuid).toBe(uuid);
  });

  test.each([
    ['Straße-1', 'STRASSE-1'],
    ['ﬁrst-1', 'FIRST-1'],
    ['１２３４５', '12345'],
    ['Ünïcödé', 'ÜNÏCÖDÉ'],
  ])('%s is the same as %s', async (code, same) => {
    await shop.coupon({ code });
    const json = { name: 'x', discountType: 'cost', discountValue: 1, code: same };
    expect((await shop.call('POST', '/coupons', { json })).body.code).toBe(20112);
  });
});

describe('a draft', () => {
  test('does not exist for all but admins', async () => {
    const { uuid, code } = await shop.friendly({ status: 'draft' });
    for (const key of [server.keys.client]) {
      expect((await shop.lookUp(code, {}, { key })).body.code).toBe(20101);
      expect((await shop.use(code, {}, { key })).body.code).toBe(20101);
      expect((await shop.activate(uuid, {}, { key })).status).toBe(404);
      expect((await shop.call('GET', `/coupons/${uuid}`, { key })).status).toBe(404);
    }
    expect((await shop.lookUp(code)).body.data).toMatchObject({ isValid: false, reason: { code: 20109 } });
    expect((await shop.use(code)).body.code).toBe(20109);
    expect(await shop.counts(uuid)).toEqual(NOTHING);
  });

  test('exists at once for everybody when it is published', async () => {
    const { uuid, code } = await shop.friendly({ status: 'draft' });
    const key = server.keys.client;
    const other = new Shop(await server.another(), key);
    for (const till of [new Shop(server, key), other]) {
      expect((await till.use(code)).body.code).toBe(20101);
      expect((await till.activate(uuid)).status).toBe(404);
    }
    await shop.patch(uuid, { status: 'published' });
    for (const till of [new Shop(server, key), other]) {
      expect((await till.use(code)).body.code).toBe(1);
      expect((await till.activate(uuid)).body.code).toBe(1);
    }
  });

  test('holds its code: nobody else can take it', async () => {
    const { code } = await shop.friendly({ status: 'draft' });
    const json = { name: 'x', discountType: 'cost', discountValue: 1, code };
    expect((await shop.call('POST', '/coupons', { json })).body.code).toBe(20112);
  });
});

describe('a hidden coupon', () => {
  test('works for those who have the code', async () => {
    const till = new Shop(server, server.keys.client);
    const { uuid, code } = await shop.friendly({ hidden: true });
    expect((await till.lookUp(code, { includeCoupon: '1' })).body.data).toMatchObject({
      isValid: true,
      coupon: { uuid },
    });
    expect((await till.use(code)).body.code).toBe(1);
    expect((await till.activate(uuid)).body.code).toBe(1);
    expect((await till.call('GET', `/coupons/${uuid}`)).status).toBe(404);
  });
});

describe('an individual code', () => {
  test('is activated by nobody twice: its window counts from the activation', async () => {
    const { uuid } = await shop.coupon({ validFor: 1000, endAt: '2099-01-01T00:00:00Z' });
    const code = await shop.codeFor(uuid);
    server.clock.pass(800);
    expect((await shop.use(code)).body.data.isValid).toBe(true);
    server.clock.pass(200);
    expect((await shop.use(code)).body.code).toBe(20103);
    expect((await shop.lookUp(code)).body.data).toMatchObject({ isValid: false, reason: { code: 20103 } });
  });

  test('counts for its owner, whoever presents it', async () => {
    const { uuid } = await shop.coupon({ limitPerClient: 2 });
    const email = freshEmail();
    const code = await shop.codeFor(uuid, { email });
    const { body } = await shop.use(code, { email: freshEmail() });
    expect((await shop.call('GET', `/client?email=${email}`)).body.data.uuid).toBe(body.data.client.uuid);
    await shop.use(code);
    expect((await shop.use(code, { email })).body.code).toBe(20105);
    expect((await shop.activate(uuid, { email })).body.code).toBe(20105);
    expect(await shop.counts(uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, redeemed: 2, clients: 1 });
  });

  test('of a range that is used up is refused, never handed out twice', async () => {
    const { uuid } = await shop.coupon({ codePrefix: '271828' });
    const { id } = await server.workspace();
    await shop.codeFor(uuid);
    await server.pool.query(
      'update code_ranges set next_index = 999990 where workspace_id = $1 and prefix = $2',
      [id, '271828'],
    );
    const fresh = new Shop(await server.another());
    const codes = [];
    for (let time = 0; time < 40; time += 1) {
      const { body } = await fresh.activate(uuid);
      if (body.code === 1) codes.push(body.data.code);
      else expect(body).toMatchObject({ code: 20107, message: 'Coupon.LimitReached', data: null });
    }
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.length).toBeLessThanOrEqual(10);
    expect(new Set(codes).size).toBe(codes.length);
    expect((await server.audit()).differences).toEqual([]);
  });
});
