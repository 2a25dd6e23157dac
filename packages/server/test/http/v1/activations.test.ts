import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

const activate = (couponId: string, client?: object, options = {}) =>
  shop.post('/v1/activations', client === undefined ? { couponId } : { couponId, client }, options);

describe('POST /v1/activations', () => {
  test('gives a client a code of its own, and the same one again', async () => {
    const activation = { required: true, validFor: 3600 };
    const { id } = await shop.coupon({ codes: { kind: 'ean13' }, activation });
    const email = freshEmail();
    const first = await activate(id, { email });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ couponId: id, code: expect.stringMatching(/^29\d{11}$/) });
    const [from, to] = [first.body.activatedAt, first.body.expiresAt].map((text) => Date.parse(String(text)));
    expect(Number(to) - Number(from)).toBe(3_600_000);
    server.clock.pass(60);
    const again = await activate(id, { email });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  test('gives a friendly code, to nobody by name too', async () => {
    const { id, codes } = await shop.coupon();
    const { status, body } = await activate(id);
    const { code } = codes as { readonly code: string };
    expect(status).toBe(201);
    expect(body).toMatchObject({ code, clientId: null });
  });

  test('is one activation for one idempotency key', async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const key = idempotent();
    const answers = [await activate(id, undefined, key), await activate(id, undefined, key)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const other = await activate(id, { email: freshEmail() }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    const { body } = await shop.get(`/v1/coupons/${id}/statistics`);
    expect(body.totals).toMatchObject({ issued: 1, activated: 1 });
  });

  test.each([
    ['one that it has activated', (id: string, client: object) => activate(id, client)],
    [
      'one that was activated for nobody and then given to it',
      async (id: string, client: object) => {
        const { body } = await activate(id);
        return await shop.post(`/v1/codes/${body.code}/assign`, { client });
      },
    ],
    [
      'one that a redemption had activated',
      async (id: string, client: object) => {
        const { body } = await shop.post(`/v1/coupons/${id}/codes`, { count: 1 });
        const [code] = body.codes as readonly string[];
        await shop.post(`/v1/codes/${code}/assign`, { client });
        return await shop.post('/v1/redemptions', { codes: [code] });
      },
    ],
  ])('tells under an idempotency key the code that the client had then: %s', async (_, give) => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const client = { email: freshEmail() };
    await give(id, client);
    const key = idempotent();
    const wire = { json: client, headers: { 'idempotency-key': randomUUID() } };
    const ask = async () => [
      (await activate(id, client, key)).body,
      (await server.call('POST', `/coupons/${id}/activate`, wire)).body,
    ];
    const [first, overWire] = await ask();
    expect(overWire).toMatchObject({ code: 1, data: { code: first?.code } });
    expect(await ask()).toEqual([first, overWire]);
    await shop.post(`/v1/codes/${first?.code}/disable`);
    expect((await activate(id, client)).body.code).not.toBe(first?.code);
    expect(await ask()).toEqual([first, overWire]);
  });

  test('with a client token is for its client, and for nobody else', async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' }, strict: true });
    const email = freshEmail();
    const { token, id: clientId } = await shop.token({ email });
    for (const client of [{ email: freshEmail() }, { id: randomUUID() }, { email }, { token }]) {
      const { status, body } = await activate(id, client, { key: token });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'other_client' });
      expect(body.detail).toBe('A client token is for one client: name nobody, or that client by its id.');
    }
    expect(await activate(id, undefined, { key: token })).toMatchObject({ status: 201, body: { clientId } });
    for (const own of [clientId, clientId.toUpperCase()]) {
      expect((await activate(id, { id: own }, { key: token })).status).toBe(200);
    }
    expect((await activate(id, { token })).status).toBe(200);
  });

  test('with a token of an admin’s key sees no more than a client', async () => {
    const { id } = await shop.coupon({ state: 'draft' });
    const { token } = await shop.token({ email: freshEmail() });
    const { status, body } = await activate(id, undefined, { key: token });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'coupon_unknown' });
    expect((await shop.get(`/v1/coupons/${id}`, { key: token })).status).toBe(404);
  });

  test.each([
    ['a draft', { state: 'draft' }, 'coupon_draft'],
    ['one that has not started', { startsAt: '2099-01-01T00:00:00Z' }, 'not_started'],
    ['one that has ended', { startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' }, 'ended'],
    ['a strict one for nobody', { codes: { kind: 'ean13' }, strict: true }, 'client_required'],
  ])('of %s is refused, and changes nothing', async (_, fields, code) => {
    const { id } = await shop.coupon(fields);
    const { status, body } = await activate(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code });
    expect((await shop.get(`/v1/coupons/${id}/statistics`)).body.totals).toMatchObject({ activated: 0 });
  });

  test('tells times as such, and counts as such', async () => {
    const early = await shop.coupon({ startsAt: '2099-01-01T00:00:00Z' });
    const { body } = await activate(early.id);
    expect(body).toMatchObject({ expected: '2099-01-01T00:00:00Z', actual: expect.stringMatching(/Z$/) });
    const { id } = await shop.coupon({ limits: [{ on: 'activations', max: 1 }] });
    await activate(id);
    const full = await activate(id);
    expect(full).toMatchObject({
      status: 409,
      body: { code: 'activations_used_up', actual: 1, expected: 1 },
    });
  });

  test.each([
    [{}, '/couponId', 'missing'],
    [{ couponId: 'winter' }, '/couponId', 'wrong_form'],
    [{ couponId: randomUUID(), client: { email: 'me' } }, '/client/email', 'invalid'],
    [{ couponId: randomUUID(), client: { id: 'me' } }, '/client/id', 'invalid'],
    [{ couponId: randomUUID(), client: { token: 'forged' } }, '/client/token', 'token_invalid'],
    [{ couponId: randomUUID(), client: { uuid: 'me' } }, '/client/uuid', 'unknown'],
  ])('refuses %j and says which field', async (json, field, code) => {
    const { status, body } = await shop.post('/v1/activations', json);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });

  test('knows no coupon of another workspace', async () => {
    const theirs = new V1Shop(server, server.otherKeys.admin);
    const { id } = await theirs.coupon();
    const { status, body } = await activate(id, { email: freshEmail() });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'coupon_unknown' });
    expect((await theirs.get(`/v1/coupons/${id}/statistics`)).body.totals).toMatchObject({ activated: 0 });
  });
});
