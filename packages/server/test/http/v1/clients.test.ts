import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

describe('POST /v1/clients', () => {
  test('makes a client, and completes it by any of its identifiers', async () => {
    const [email, customIdentify] = [freshEmail(), freshCode()];
    const made = await shop.post('/v1/clients', {
      email: email.toUpperCase(),
      attributes: { city: 'Leeds' },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email, customIdentify: null, attributes: { city: 'Leeds' } });
    server.clock.pass(5);
    const completed = await shop.post('/v1/clients', { email, customIdentify, attributes: { age: 30 } });
    expect(completed.status).toBe(200);
    expect(completed.body).toMatchObject({
      id: made.body.id,
      email,
      customIdentify,
      attributes: { city: 'Leeds', age: 30 },
      createdAt: made.body.createdAt,
    });
    expect(completed.body.updatedAt).not.toBe(made.body.updatedAt);
    expect((await shop.get(`/v1/clients/${made.body.id}`)).body).toEqual(completed.body);
  });

  test('gives a new client the id that is sent', async () => {
    const id = randomUUID();
    expect(await shop.post('/v1/clients', { id })).toMatchObject({ status: 201, body: { id, email: null } });
  });

  test('completes once for one idempotency key', async () => {
    const email = freshEmail();
    const key = idempotent();
    const first = await shop.post('/v1/clients', { email, attributes: { a: 1 } }, key);
    await shop.post('/v1/clients', { email, attributes: { a: 2 } });
    const again = await shop.post('/v1/clients', { email, attributes: { a: 1 } }, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ id: first.body.id, attributes: { a: 2 } });
    const other = await shop.post('/v1/clients', { email: freshEmail() }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('of identifiers of two clients is refused, and joins nobody', async () => {
    const [one, two] = [freshEmail(), freshCode()];
    await shop.post('/v1/clients', { email: one });
    await shop.post('/v1/clients', { customIdentify: two });
    const { status, body } = await shop.post('/v1/clients', { email: one, customIdentify: two });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'client_ambiguous' });
    const found = await shop.get(`/v1/clients?email=${one}`);
    expect(found.body.data).toMatchObject([{ email: one, customIdentify: null }]);
  });

  test.each([
    [{}, '/id'],
    [{ email: 'nobody' }, '/email'],
    [{ id: 'me' }, '/id'],
    [{ customIdentify: ' ' }, '/customIdentify'],
    [{ email: 'a@b.c', attributes: [] }, '/attributes'],
    [{ mail: 'a@b.c' }, '/mail'],
  ])('refuses %j and says which field', async (json, field) => {
    const { status, body } = await shop.post('/v1/clients', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});

describe('GET /v1/clients', () => {
  test('finds a client by each identifier, and makes none', async () => {
    const [email, customIdentify] = [freshEmail(), freshCode()];
    const query = (fields: Record<string, string>) => `/v1/clients?${new URLSearchParams(fields)}`;
    expect((await shop.get(query({ email }))).body).toEqual({ data: [], nextCursor: null });
    expect((await shop.get(query({ email }))).body.data).toEqual([]);
    const { body } = await shop.post('/v1/clients', { email, customIdentify });
    for (const fields of [{ email }, { customIdentify }, { id: body.id }, { email, customIdentify }]) {
      expect((await shop.get(query(fields))).body.data).toEqual([body]);
    }
  });

  test('refuses to look for two at once', async () => {
    const [email, customIdentify] = [freshEmail(), freshCode()];
    await shop.post('/v1/clients', { email });
    await shop.post('/v1/clients', { customIdentify });
    const both = await shop.get(`/v1/clients?${new URLSearchParams({ email, customIdentify })}`);
    expect({ status: both.status, code: both.body.code }).toEqual({ status: 409, code: 'client_ambiguous' });
  });

  test('of another workspace finds nobody', async () => {
    const email = freshEmail();
    const { body } = await shop.post('/v1/clients', { email });
    const theirs = new V1Shop(server, server.otherKeys.admin);
    expect((await theirs.get(`/v1/clients?email=${email}`)).body.data).toEqual([]);
    for (const path of ['', '/wallet', '/timeline']) {
      const answer = await theirs.get(`/v1/clients/${body.id}${path}`);
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: 404,
        code: 'client_unknown',
      });
    }
  });
});

describe('GET /v1/clients/{clientId}/wallet', () => {
  test('tells what the client can use, could activate, and has but can not use', async () => {
    const { id, email } = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    const client = { id };
    const active = await shop.coupon({ codes: { kind: 'ean13' }, activation: { required: true } });
    const paused = await shop.coupon({ codes: { kind: 'ean13' } });
    const open = await shop.coupon();
    const closed = await shop.coupon({ activation: { required: true } });
    const gone = await shop.coupon({ limits: [{ on: 'activations', max: 1 }] });
    const secret = await shop.coupon({ hidden: true });
    const later = await shop.coupon({ startsAt: '2099-01-01T00:00:00Z' });
    await shop.coupon({ state: 'draft' });
    const { body: held } = await shop.post('/v1/activations', { couponId: active.id, client });
    await shop.post('/v1/activations', { couponId: paused.id, client: { email } });
    await shop.post(`/v1/coupons/${paused.id}/pause`);
    await shop.post('/v1/activations', { couponId: gone.id, client: { email: freshEmail() } });
    const { body } = await shop.get(`/v1/clients/${id}/wallet`);
    expect(body.clientId).toBe(id);
    expect(body.usable).toMatchObject([
      {
        coupon: { id: active.id },
        code: held.code,
        activatedAt: held.activatedAt,
        usedAt: null,
        reason: null,
      },
    ]);
    expect(body.unusable).toMatchObject([{ coupon: { id: paused.id }, reason: { code: 'coupon_paused' } }]);
    const told = body.activatable.map(({ coupon, code }) => [coupon.id, code]);
    expect(told).toEqual([
      [closed.id, null],
      [open.id, (open.codes as { code?: string }).code],
    ]);
    for (const { id: unseen } of [secret, later]) expect(JSON.stringify(body)).not.toContain(unseen);
  });

  test('has as usable what only waits for a cart, or for the value of an order, as long as its budget is not used up', async () => {
    const { id } = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    const budget = { limits: [{ on: 'discount', max: 100 }] };
    const waiting = [
      await shop.coupon({ codes: { kind: 'ean13' }, eligibility: { rule: 'cart_subtotal', min: 5_000 } }),
      await shop.coupon({ codes: { kind: 'ean13' }, discount: { kind: 'gift', sku: 'MUG' }, ...budget }),
      await shop.coupon({ codes: { kind: 'ean13' }, ...budget }),
    ];
    const spent = await shop.coupon({ codes: { kind: 'ean13' }, ...budget });
    for (const coupon of [...waiting, spent]) {
      await shop.post('/v1/activations', { couponId: coupon.id, client: { id } });
    }
    const other = (await shop.post('/v1/activations', { couponId: spent.id })).body;
    await shop.post('/v1/redemptions', { codes: [other.code], amount: 1_000 });
    const { body } = await shop.get(`/v1/clients/${id}/wallet`);
    const told = body.usable.map(({ coupon, reason }) => [coupon.id, reason]);
    expect(told).toEqual(waiting.map((coupon) => [coupon.id, null]).toReversed());
    expect(body.unusable).toMatchObject([{ coupon: { id: spent.id }, reason: { code: 'budget_used_up' } }]);
  });

  test('says in words what each coupon gives and what must hold, in the language asked for', async () => {
    const { id } = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    const { id: couponId } = await shop.coupon({
      discount: { kind: 'percent', percent: 12.5 },
      eligibility: { rule: 'cart_subtotal', min: 5_000 },
      limits: [
        { on: 'redemptions', per: 'client', max: 1 },
        { on: 'discount', max: 99_000 },
      ],
    });
    const words = async (language: string) => {
      const { body } = await shop.get(`/v1/clients/${id}/wallet`, {
        headers: { 'accept-language': language },
      });
      return body.activatable.find(({ coupon }) => coupon.id === couponId)?.words;
    };
    expect(await words('de')).toEqual({
      gives: '12.5% off',
      conditions: 'the order comes to at least GBP 50',
      sentence: '12.5% off if the order comes to at least GBP 50, once per client',
    });
    expect(await words('pl')).toMatchObject({ gives: '12,5% rabatu' });
  });

  test('is one’s own with a client token, and nobody else’s', async () => {
    const { token, id } = await shop.token({ email: freshEmail() });
    const other = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    for (const path of ['', '/wallet', '/timeline']) {
      expect((await shop.get(`/v1/clients/${id}${path}`, { key: token })).status).toBe(200);
      const { status, body } = await shop.get(`/v1/clients/${other.id}${path}`, { key: token });
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'client_unknown' });
    }
  });
});

describe('GET /v1/clients/{clientId}/timeline', () => {
  test('tells what the client did, the newest first, in pages that tile it', async () => {
    const client = { id: (await shop.post('/v1/clients', { email: freshEmail() })).body.id };
    const coupon = await shop.coupon();
    const codes = [(coupon.codes as { readonly code: string }).code];
    const sent = { codes, client, amount: 1000 };
    await shop.post('/v1/activations', { couponId: coupon.id, client });
    const held = await shop.post('/v1/reservations', { ...sent, orderId: 'held' });
    const redeemed = await shop.post('/v1/redemptions', { ...sent, orderId: 'done' });
    await shop.post(`/v1/redemptions/${redeemed.body.id}/rollback`, { amount: 500, reason: 'returned' });
    await shop.post('/v1/redemptions', { codes, client: { email: freshEmail() } });
    server.clock.pass(900);
    const seen: V1Body[] = [];
    let cursor = '';
    for (let isMore = true; isMore; ) {
      const { body } = await shop.get(`/v1/clients/${client.id}/timeline?limit=3${cursor}`);
      seen.push(...body.data);
      isMore = body.nextCursor !== null;
      cursor = `&cursor=${body.nextCursor}`;
    }
    const shared = { coupon: { id: coupon.id, name: coupon.name }, code: codes[0] };
    const back = { redemptionId: redeemed.body.id, reason: 'returned', amount: 500, discount: 50 };
    expect(seen).toMatchObject([
      { type: 'rollback', ...shared, ...back, orderId: 'done' },
      { type: 'redemption', ...shared, id: redeemed.body.id, orderId: 'done', amount: 1000, discount: 100 },
      { type: 'reservation', ...shared, id: held.body.id, expiresAt: held.body.expiresAt, state: 'expired' },
      { type: 'activation', ...shared, orderId: null, amount: null, currency: null },
    ]);
    const wrong = await shop.get(`/v1/clients/${client.id}/timeline?cursor=x`);
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/cursor', code: 'unreadable' }] },
    });
  });
});

describe('what somebody does for a client', () => {
  test('is told with its reason in the timeline, and with who it was in the audit log, once', async () => {
    const client = { id: (await shop.post('/v1/clients', { email: freshEmail() })).body.id };
    const coupon = await shop.coupon();
    const codes = [(coupon.codes as { readonly code: string }).code];
    const activated = await shop.post('/v1/activations', {
      couponId: coupon.id,
      client,
      reason: ' goodwill ',
    });
    const orderId = freshCode();
    const redeem = () =>
      shop.post('/v1/redemptions', { codes, client, orderId, amount: 1000, reason: 'forgot it at the till' });
    const redeemed = await redeem();
    expect((await redeem()).body.id).toBe(redeemed.body.id);
    const plain = await shop.post('/v1/redemptions', { codes, client, amount: 1000 });
    expect((await shop.get(`/v1/clients/${client.id}/timeline`)).body.data).toMatchObject([
      { id: plain.body.id, reason: null },
      { id: redeemed.body.id, type: 'redemption', reason: 'forgot it at the till' },
      { id: activated.body.id, type: 'activation', reason: 'goodwill' },
    ]);
    const { body: ofCoupon } = await shop.get(`/v1/coupons/${coupon.id}/timeline?type=redemption`);
    expect(ofCoupon.data.map(({ reason }) => reason)).toEqual([null, 'forgot it at the till']);
    const { body: noted } = await shop.get(`/v1/audit-log?object=${redeemed.body.id}`);
    expect(noted.data).toMatchObject([
      {
        ...{ action: 'redemption.made', actor: { kind: 'key' } },
        object: { kind: 'redemption', name: coupon.name },
        changes: { reason: { from: null, to: 'forgot it at the till' } },
      },
    ]);
    expect((await shop.get(`/v1/audit-log?object=${plain.body.id}`)).body.data).toEqual([]);
  });

  test('has no reason where the client does it for itself', async () => {
    const { token } = await shop.token({ email: freshEmail() });
    const { id: couponId } = await shop.coupon();
    const refused = await shop.post('/v1/activations', { couponId, reason: 'I like it' }, { key: token });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: '/reason' }] } });
  });
});

describe('GET /v1/clients/{clientId}/timeline of codes', () => {
  test('tells when a code became the client’s, stopped to work and worked again, and why', async () => {
    const { id } = (await shop.post('/v1/clients', { email: freshEmail() })).body;
    const coupon = await shop.coupon({ codes: { kind: 'ean13' } });
    const { code } = (await shop.post('/v1/activations', { couponId: coupon.id })).body;
    expect((await shop.post(`/v1/codes/${code}/assign`, { client: { id } })).status).toBe(200);
    await shop.post(`/v1/codes/${code}/disable`, { reason: 'leaked' });
    await shop.post(`/v1/codes/${code}/enable`, { reason: 'a mistake' });
    const shared = { coupon: { id: coupon.id, name: coupon.name }, code, amount: null, currency: null };
    expect((await shop.get(`/v1/clients/${id}/timeline`)).body.data).toMatchObject([
      { type: 'code_enabled', ...shared, reason: 'a mistake' },
      { type: 'code_disabled', ...shared, reason: 'leaked' },
      { type: 'code_assigned', ...shared, reason: null },
    ]);
  });
});

describe('POST /v1/client-tokens', () => {
  test('makes the client that nobody knows, and repeats for one idempotency key', async () => {
    const key = idempotent();
    const json = { client: { email: freshEmail() }, expiresIn: 600 };
    const first = await shop.post('/v1/client-tokens', json, key);
    const again = await shop.post('/v1/client-tokens', json, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.client).toEqual(first.body.client);
    const other = await shop.post('/v1/client-tokens', { client: { email: freshEmail() } }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test.each([
    [{}, '/client'],
    [{ client: {} }, '/client'],
    [{ client: { email: 'me' } }, '/client/email'],
    [{ client: { id: 'me' } }, '/client/id'],
    [{ client: { email: 'a@b.c' }, expiresIn: 3601 }, '/expiresIn'],
    [{ client: { mail: 'a@b.c' } }, '/client/mail'],
  ])('refuses %j and says which field', async (json, field) => {
    const { status, body } = await shop.post('/v1/client-tokens', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});
