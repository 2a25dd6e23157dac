import { randomUUID } from 'node:crypto';
import { formatInstant } from '@couponry/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { Till } from '../support/till.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
});

afterAll(() => server.stop());

describe('GET /client/{uuid}/timeline', () => {
  test('tells at once what a client did, the newest first', async () => {
    const { uuid, name } = await shop.coupon({ validFor: 600 });
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    const { body: used } = await shop.use(code, { orderId: 'A-1', amount: 50 });
    const client = used.data.client.uuid;
    const { status, body } = await shop.call('GET', `/client/${client}/timeline`);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      uuid: client,
      timeline: [
        {
          type: 'redemption',
          id: expect.any(String),
          at: used.data.usedAt,
          coupon: { uuid, name },
          code,
          orderId: 'A-1',
          amount: 50,
          discount: 5,
          currency: 'GBP',
          activates: false,
        },
        {
          type: 'activation',
          id: expect.any(String),
          at: used.data.activatedAt,
          coupon: { uuid, name },
          code,
          expiresAt: used.data.expiresAt,
        },
      ],
      paginator: { limit: 100, offset: 0, total: 2 },
    });
  });

  test('tells what was reserved and given back, and what became of it', async () => {
    const till = new Till(server, (await server.workspace()).id);
    const coupon = await till.coupon();
    const { code } = coupon;
    const use = { code, email: freshEmail(), amount: 2000 };
    const confirmed = await till.reserve(coupon, { ...use, order: 'T-1' });
    server.clock.pass(1);
    const confirmation = await till.one(till.confirming(confirmed));
    if (confirmation.kind !== 'redemption' || confirmation.outcome.kind === 'refused') throw new Error();
    const { redemption } = confirmation.outcome;
    const released = await till.reserve(coupon, use);
    server.clock.pass(1);
    await till.one(till.releasing(released));
    await till.reserve(coupon, { ...use, holdFor: 5 });
    server.clock.pass(1);
    await till.one(till.rollingBack(redemption, 500));
    server.clock.pass(1);
    await till.one(till.rollingBack(redemption));
    server.clock.pass(5);
    const held = await till.reserve(coupon, use);
    const { data } = (await shop.call('GET', `/client/${redemption.clientId}/timeline`)).body;
    expect(data.paginator).toMatchObject({ total: 7 });
    const money = { amount: 20, discount: 2, currency: 'GBP' };
    const back = {
      type: 'rollback',
      code,
      orderId: 'T-1',
      redemptionId: redemption.id,
      reason: 'order_returned',
    };
    const hold = { type: 'reservation', code, redemptionId: null, ...money };
    expect(data.timeline).toMatchObject([
      { ...hold, id: held.id, status: 'held', activates: true, holdsUntil: formatInstant(held.holdsUntil) },
      { ...back, amount: 15, discount: 1.5, completes: true },
      { ...back, amount: 5, discount: 0.5, completes: false },
      { ...hold, status: 'expired', orderId: null },
      { ...hold, id: released.id, status: 'released' },
      { type: 'redemption', id: redemption.id, orderId: 'T-1', ...money },
      { ...hold, id: confirmed.id, status: 'confirmed', redemptionId: redemption.id, activates: true },
    ]);
    await till.collect();
    const collected = (await shop.call('GET', `/client/${redemption.clientId}/timeline`)).body.data;
    expect(collected.timeline).toEqual(data.timeline);
  });

  test('comes in pages that tile it', async () => {
    const { code } = await shop.friendly();
    const email = freshEmail();
    const { body } = await shop.use(code, { email });
    const client = body.data.client.uuid;
    for (let time = 0; time < 4; time += 1) await shop.use(code, { email });
    const all = await shop.call('GET', `/client/${client}/timeline`);
    const pages = [];
    for (const offset of [0, 2, 4]) {
      const page = await shop.call(
        'GET',
        `/client/${client}/timeline?pagination[limit]=2&pagination[offset]=${offset}`,
      );
      expect(page.body.data.paginator).toEqual({ limit: 2, offset, total: 5 });
      pages.push(...page.body.data.timeline);
    }
    expect(pages).toEqual(all.body.data.timeline);
  });

  test('is found under every id that the client was named by', async () => {
    const { code } = await shop.friendly();
    const [email, guest] = [freshEmail(), randomUUID()];
    const { body } = await shop.use(code, { email });
    await shop.use(code, { email, uuid: guest });
    const { data } = (await shop.call('GET', `/client/${guest}/timeline`)).body;
    expect(data.uuid).toBe(body.data.client.uuid);
    expect(data.timeline).toHaveLength(2);
  });

  test.each([randomUUID(), 'me', '%00'])('answers 404 for the client %s', async (uuid) => {
    const { status, body } = await shop.call('GET', `/client/${uuid}/timeline`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 404, message: 'Client.Unknown', data: null });
  });

  test.each(['client', 'batch'] as const)('is not for keys of scope %s', async (scope) => {
    const { status } = await shop.call('GET', `/client/${randomUUID()}/timeline`, {
      key: server.keys[scope],
    });
    expect(status).toBe(403);
  });
});

describe('GET /client/{uuid}/coupons', () => {
  test('tells what a client holds and what it can use', async () => {
    const email = freshEmail();
    const usable = await shop.coupon({ limitPerClient: 2 });
    const code = await shop.codeFor(usable.uuid, { email });
    const spent = await shop.friendly({ limitPerClient: 1 });
    const { body } = await shop.use(spent.code, { email });
    const client = body.data.client.uuid;
    const answer = await shop.call('GET', `/client/${client}/coupons`, { key: server.keys.client });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      uuid: client,
      coupons: [
        { uuid: usable.uuid, code, isValid: true, client: { uuid: client }, coupon: { uuid: usable.uuid } },
        {
          uuid: spent.uuid,
          code: spent.code,
          isValid: false,
          reason: { code: 20105 },
          client: { uuid: client },
        },
      ],
    });
  });

  test('tells what a client has only reserved', async () => {
    const till = new Till(server, (await server.workspace()).id);
    const coupon = await till.coupon();
    const { clientId } = await till.reserve(coupon, { code: coupon.code, email: freshEmail() });
    const { data } = (await shop.call('GET', `/client/${clientId}/coupons`)).body;
    expect(data.coupons).toMatchObject([{ uuid: coupon.id, code: coupon.code, isValid: true }]);
  });

  test('has no coupon whose code is another one by now', async () => {
    const email = freshEmail();
    const code = freshCode();
    const first = await shop.coupon({ code });
    const { body } = await shop.use(code, { email });
    await shop.patch(first.uuid, { status: 'archived' });
    await shop.coupon({ code });
    const answer = await shop.call('GET', `/client/${body.data.client.uuid}/coupons`);
    expect(answer.body.data.coupons).toEqual([]);
  });

  test.each([randomUUID(), 'me'])('answers 404 for the client %s', async (uuid) => {
    const { status, body } = await shop.call('GET', `/client/${uuid}/coupons`);
    expect(status).toBe(404);
    expect(body.message).toBe('Client.Unknown');
  });
});
