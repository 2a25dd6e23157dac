import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { idempotent, type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
/** The same workspace behind another process. */
let elsewhere: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
  elsewhere = new V1Shop(await server.another(), server.keys.admin);
});

afterAll(async () => {
  expect((await server.audit()).differences).toEqual([]);
  await server.stop();
});

interface Named {
  readonly id: string;
  readonly email: string;
}

const codeOf = ({ codes }: V1Body) => (codes as { readonly code: string }).code;
const perClient = (max: number) => ({ limits: [{ on: 'redemptions', per: 'client', max }] });
const merge = (from: Named, into: { readonly id: string }) =>
  shop.post(`/v1/clients/${from.id}/merge`, { into: into.id });
const redeem = (code: string, client: object, order = freshCode()) =>
  shop.post('/v1/redemptions', { codes: [code], client, orderId: order, amount: 1000 });

async function client(fields: object = {}): Promise<Named> {
  const email = freshEmail();
  const { body } = await shop.post('/v1/clients', { email, ...fields });
  return { id: body.id, email };
}

/** Redeems as a client, by its e-mail. */
async function redeemed(code: string, { email }: Named): Promise<V1Body> {
  const { status, body, text } = await redeem(code, { email });
  expect(status, text).toBe(201);
  return body;
}

async function activated(couponId: string, { email }: Named): Promise<string> {
  const { body } = await shop.post('/v1/activations', { couponId, client: { email } });
  return body.code;
}

describe('POST /v1/clients/{clientId}/merge', () => {
  test('makes one client of two: identifiers, what is known of them, and both ids', async () => {
    const customIdentify = freshCode();
    const told = { attributes: { city: 'York', size: 7 }, tags: ['vip', 'old'], orders: 3 };
    const old = await client({ customIdentify, ...told });
    const ann = await client({ attributes: { city: 'Leeds' }, tags: ['new', 'vip'], orders: 2 });
    const { status, body } = await merge(old, ann);
    expect(status).toBe(200);
    const facts = { attributes: { city: 'Leeds', size: 7 }, tags: ['new', 'vip', 'old'], orders: 5 };
    expect(body).toMatchObject({ id: ann.id, email: ann.email, customIdentify, ...facts });
    for (const query of [`id=${old.id}`, `email=${old.email}`, `customIdentify=${customIdentify}`]) {
      const found = await shop.get(`/v1/clients?${query}`);
      expect(found.body.data.map(({ id }) => id)).toEqual([ann.id]);
    }
    expect((await shop.get(`/v1/clients/${old.id}`)).body.id).toBe(ann.id);
    const listed = await shop.get('/v1/clients?limit=100');
    expect(listed.body.data.map(({ id }) => id)).not.toContain(old.id);
    const noted = await shop.get(`/v1/audit-log?object=${ann.id}`);
    const changes = { mergedClientId: { from: null, to: old.id } };
    expect(noted.body.data).toMatchObject([{ action: 'client.merged', changes }]);
  });

  test('adds their uses, so that a limit counts both', async () => {
    const code = codeOf(await shop.coupon(perClient(3)));
    const [old, ann] = [await client(), await client()];
    await redeemed(code, old);
    await redeemed(code, ann);
    await merge(old, ann);
    await redeemed(code, old);
    for (const { email } of [old, ann]) {
      const { status, body } = await redeem(code, { email });
      expect([status, body.code]).toEqual([409, 'client_used_up']);
    }
  });

  test('adds them also past the limit', async () => {
    const coupon = await shop.coupon(perClient(1));
    const [old, ann] = [await client(), await client()];
    await redeemed(codeOf(coupon), old);
    await redeemed(codeOf(coupon), ann);
    await merge(old, ann);
    const { body } = await redeem(codeOf(coupon), { id: old.id });
    expect(body.code).toBe('client_used_up');
    const statistics = await shop.get(`/v1/coupons/${coupon.id}/statistics`);
    expect(statistics.body.totals).toMatchObject({ redeemed: 2, clients: 2 });
  });

  test('counts both in the present day, week and month', async () => {
    const limits = [{ on: 'redemptions', per: 'client', period: 'week', max: 2 }];
    const code = codeOf(await shop.coupon({ limits }));
    const [old, ann] = [await client(), await client()];
    await redeemed(code, old);
    await redeemed(code, ann);
    await merge(old, ann);
    expect((await redeem(code, { email: old.email })).body.code).toBe('period_used_up');
  });

  test('shows what both did, by either id', async () => {
    const code = codeOf(await shop.coupon());
    const [old, ann] = [await client(), await client()];
    const [first, second] = [await redeemed(code, old), await redeemed(code, ann)];
    await merge(old, ann);
    for (const { id } of [old, ann]) {
      const timeline = await shop.get(`/v1/clients/${id}/timeline`);
      expect(timeline.body.data.map((entry) => entry.id)).toEqual([second.id, first.id]);
      const listed = await shop.get(`/v1/redemptions?clientId=${id}`);
      expect(listed.body.data.map((one) => [one.id, one.clientId])).toEqual([
        [second.id, ann.id],
        [first.id, ann.id],
      ]);
      const wallet = await shop.get(`/v1/clients/${id}/wallet`);
      expect(wallet.body).toMatchObject({ clientId: ann.id, usable: [{ code }] });
    }
  });

  test('gives back, confirms and releases what the other one had', async () => {
    const code = codeOf(await shop.coupon(perClient(4)));
    const [old, ann] = [await client(), await client()];
    const redemption = await redeemed(code, old);
    const reserve = () =>
      shop.post('/v1/reservations', {
        ...{ codes: [code], client: { email: old.email }, orderId: freshCode(), amount: 1000 },
      });
    const [confirmed, released] = [(await reserve()).body, (await reserve()).body];
    await redeemed(code, ann);
    await merge(old, ann);
    const rolledBack = await shop.post(`/v1/redemptions/${redemption.id}/rollback`, { reason: 'returned' });
    expect(rolledBack).toMatchObject({ status: 200, body: { clientId: ann.id } });
    const done = await shop.post(`/v1/reservations/${confirmed.id}/confirm`);
    expect(done).toMatchObject({ status: 201, body: { clientId: ann.id } });
    expect((await shop.post(`/v1/reservations/${released.id}/release`)).status).toBe(200);
    // Two are used: the one of its own, and the one that was confirmed.
    await redeemed(code, old);
    await redeemed(code, ann);
    expect((await redeem(code, { id: ann.id })).body.code).toBe('client_used_up');
  });

  test('answers the same order of the other one with what it redeemed', async () => {
    const code = codeOf(await shop.coupon());
    const [old, ann] = [await client(), await client()];
    const order = freshCode();
    const first = await redeem(code, { email: old.email }, order);
    await merge(old, ann);
    const again = await redeem(code, { email: ann.email }, order);
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } });
  });

  test('answers the same order with what it redeemed also when it was waited for while they were merged', async () => {
    const code = codeOf(await shop.coupon());
    const [old, ann] = [await client(), await client()];
    const orderId = freshCode();
    const send = (one: V1Shop) =>
      one.post('/v1/redemptions', { codes: [code], client: { email: old.email }, orderId, amount: 1000 });
    const first = await send(shop);
    const blocker = await server.pool.connect();
    await blocker.query('begin');
    await blocker.query('select from orders where order_id = $1 for no key update', [orderId]);
    const again = send(elsewhere);
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await server.pool.query(waiting)).rowCount).toBe(1);
    expect((await merge(old, ann)).status).toBe(200);
    await blocker.query('rollback');
    blocker.release();
    expect(await again).toMatchObject({ status: 200, body: { id: first.body.id, clientId: ann.id } });
  });

  test('leaves one code of a coupon that works: the unused one', async () => {
    const coupon = await shop.coupon({ codes: { kind: 'ean13' }, strict: true, ...perClient(2) });
    const [old, ann] = [await client(), await client()];
    const [used, unused] = [await activated(coupon.id, ann), await activated(coupon.id, old)];
    await redeemed(used, ann);
    await merge(old, ann);
    expect(await activated(coupon.id, old)).toBe(unused);
    const looked = await shop.get(`/v1/codes/${used}?clientId=${ann.id}`);
    expect(looked.body).toMatchObject({ state: 'disabled', clientId: ann.id });
    expect((await redeem(used, { email: ann.email })).body.code).toBe('code_disabled');
    await redeemed(unused, ann);
    expect((await redeem(unused, { email: ann.email })).body.code).toBe('client_used_up');
  });

  test('joins what was activated by use with what was activated on purpose', async () => {
    const limits = [{ on: 'activations', max: 10 }];
    const coupon = await shop.coupon({ limits });
    const [old, ann] = [await client(), await client()];
    const first = await redeemed(codeOf(coupon), old);
    await activated(coupon.id, ann);
    await merge(old, ann);
    await shop.post(`/v1/redemptions/${first.id}/rollback`, { reason: 'returned' });
    const statistics = await shop.get(`/v1/coupons/${coupon.id}/statistics`);
    expect(statistics.body.totals).toMatchObject({ activated: 2, redeemed: 1, rolledBack: 1 });
  });

  test('lets a token of the other one go on', async () => {
    const code = codeOf(await shop.coupon());
    const [old, ann] = [await client(), await client()];
    await redeemed(code, old);
    const { token } = await shop.token({ email: old.email });
    const { id: couponId } = await shop.coupon({ codes: { kind: 'ean13' }, strict: true });
    const own = await activated(couponId, old);
    await merge(old, ann);
    expect((await shop.get(`/v1/codes/${own}`, { key: token })).body).toMatchObject({ clientId: ann.id });
    const wallet = await shop.get(`/v1/clients/${old.id}/wallet`, { key: token });
    expect(wallet).toMatchObject({ status: 200, body: { clientId: ann.id } });
    const others = await shop.get(`/v1/clients/${(await client()).id}/wallet`, { key: token });
    expect(others.status).toBe(404);
  });

  test('follows a chain, and is the same when it is sent again', async () => {
    const code = codeOf(await shop.coupon(perClient(3)));
    const [oldest, old, ann] = [await client(), await client(), await client()];
    for (const each of [oldest, old, ann]) await redeemed(code, each);
    const key = idempotent();
    const send = () => shop.post(`/v1/clients/${oldest.id}/merge`, { into: old.id }, key);
    expect((await send()).body.id).toBe(old.id);
    expect((await merge(old, ann)).body.id).toBe(ann.id);
    expect((await send()).body.id).toBe(ann.id);
    expect((await merge(oldest, ann)).body.id).toBe(ann.id);
    expect((await merge(oldest, old)).body.id).toBe(ann.id);
    expect((await shop.get(`/v1/clients/${oldest.id}`)).body.id).toBe(ann.id);
    expect((await redeem(code, { id: oldest.id })).body.code).toBe('client_used_up');
    const timeline = await shop.get(`/v1/clients/${ann.id}/timeline`);
    expect(timeline.body.data).toHaveLength(3);
  });

  test('says why not: itself, nobody, erased, merged into another one', async () => {
    const [old, ann, other] = [await client(), await client(), await client()];
    const itself = await merge(old, old);
    expect(itself).toMatchObject({ status: 400, body: { errors: [{ field: '/into', code: 'same' }] } });
    const nobody = await merge(old, { id: crypto.randomUUID() });
    expect(nobody).toMatchObject({ status: 400, body: { errors: [{ field: '/into', code: 'unknown' }] } });
    const unknown = await merge({ ...old, id: crypto.randomUUID() }, ann);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'client_unknown' } });
    await merge(old, ann);
    const elsewhere = await merge(old, other);
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'client_merged' } });
    await shop.call('DELETE', `/v1/clients/${ann.id}`);
    for (const [from, into] of [
      [ann, other],
      [other, ann],
    ] as const) {
      expect(await merge(from, into)).toMatchObject({ status: 409, body: { code: 'client_erased' } });
    }
  });

  test('keeps limits for whoever comes back after the client was erased', async () => {
    const code = codeOf(await shop.coupon(perClient(1)));
    const [old, ann] = [await client(), await client()];
    await redeemed(code, old);
    await merge(old, ann);
    await shop.call('DELETE', `/v1/clients/${old.id}`);
    for (const named of [{ email: old.email }, { id: old.id }, { email: ann.email }]) {
      expect((await redeem(code, named)).body.code).toBe('client_used_up');
    }
  });

  test('counts whatever happens meanwhile once, before it or after it', async () => {
    const max = 12;
    const friendly = await shop.coupon({ ...perClient(max) });
    const individual = await shop.coupon({ codes: { kind: 'ean13' }, ...perClient(max) });
    const [old, ann] = [await client(), await client()];
    const code = codeOf(friendly);
    const owned = await activated(individual.id, old);
    const held = await Promise.all(Array.from({ length: 4 }, async () => (await redeemed(code, old)).id));
    const uses = (one: V1Shop, used: string, named: object | undefined) => () =>
      one.post('/v1/redemptions', {
        ...{ codes: [used], orderId: freshCode(), amount: 1000 },
        ...(named === undefined ? {} : { client: named }),
      });
    const wishes = [
      ...Array.from({ length: max }, () => uses(shop, code, { email: old.email })),
      ...Array.from({ length: max }, () => uses(elsewhere, code, { email: ann.email })),
      ...Array.from({ length: 4 }, () => uses(elsewhere, code, { id: old.id })),
      // Nobody is named: it counts for whose code it is.
      ...Array.from({ length: max }, () => uses(elsewhere, owned, undefined)),
      ...held.map((id) => () => elsewhere.post(`/v1/redemptions/${id}/rollback`, { reason: 'returned' })),
    ];
    const half = Math.floor(wishes.length / 2);
    const mixed = wishes.map((_, index) => wishes[(index * 7) % wishes.length]!);
    const [before, after] = [mixed.slice(0, half), mixed.slice(half)];
    const sent = before.map((wish) => wish());
    const merged = merge(old, ann);
    const answers = await Promise.all([...sent, merged, ...after.map((wish) => wish())]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 201, 409].includes(status))).toEqual(
      [],
    );
    expect((await merged).status).toBe(200);
    const statistics = await shop.get(`/v1/coupons/${friendly.id}/statistics`);
    const { redeemed: given, rolledBack } = statistics.body.totals as Record<string, number>;
    const used = given! - rolledBack!;
    // Whatever was used of both is used of the one that is left, no less and no more.
    const left = Math.max(0, max - used);
    const rest = await Promise.all(
      Array.from({ length: left + 3 }, (_, index) => redeem(code, { id: index % 2 === 0 ? old.id : ann.id })),
    );
    expect(rest.filter(({ status }) => status === 201)).toHaveLength(left);
  });
});
