import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../support/call.ts';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let ours: Shop;
let theirs: Shop;

/** What one workspace has, and another one tries to get at. */
interface Belongings {
  readonly uuid: string;
  readonly friendly: string;
  readonly individual: string;
  readonly client: string;
  readonly email: string;
  readonly customIdentify: string;
  readonly orderId: string;
}

let had: Belongings;

beforeAll(async () => {
  server = await startTestServer();
  ours = new Shop(server);
  theirs = new Shop(server, server.otherKeys.admin);
  const [email, customIdentify, orderId] = [freshEmail(), freshCode(), freshCode()];
  const named = { email, customIdentify };
  const { uuid, code } = await ours.friendly({ name: 'Ours alone', limitGlobal: 50 });
  const { body } = await ours.use(code, { ...named, orderId, amount: 10 });
  const individual = await ours.codeFor((await ours.coupon({ name: 'Ours alone' })).uuid, named);
  had = { uuid, friendly: code, individual, client: body.data.client.uuid, email, customIdentify, orderId };
});

afterAll(() => server.stop());

/** Everything that can be seen of what they try to get at. */
async function snapshot(): Promise<string> {
  const answers = await Promise.all([
    ours.call('GET', '/coupons'),
    ours.call('GET', `/coupons/${had.uuid}/statistics`),
    ours.lookUp(had.friendly),
    ours.lookUp(had.individual),
    ours.call('GET', `/client/${had.client}/timeline`),
    ours.call('GET', `/client/${had.client}/coupons`),
    ours.call('GET', `/client?email=${had.email}`),
  ]);
  return answers.map(({ text }) => text).join('\n');
}

const TRIES: readonly (readonly [string, (shop: Shop) => Promise<Answer>, number, number | null])[] = [
  ['reads our coupon', (shop) => shop.call('GET', `/coupons/${had.uuid}`), 404, null],
  ['edits our coupon', (shop) => shop.patch(had.uuid, { name: 'Theirs', status: 'archived' }), 404, null],
  ['activates our coupon', (shop) => shop.activate(had.uuid, { email: freshEmail() }), 404, null],
  ['reads our statistics', (shop) => shop.call('GET', `/coupons/${had.uuid}/statistics`), 404, null],
  ['looks our friendly code up', (shop) => shop.lookUp(had.friendly), 200, 20101],
  ['looks our individual code up', (shop) => shop.lookUp(had.individual, { email: had.email }), 200, 20101],
  ['uses our friendly code', (shop) => shop.use(had.friendly, { email: had.email }), 200, 20101],
  ['uses our individual code', (shop) => shop.use(had.individual, { uuid: had.client }), 200, 20101],
  ['repeats our order', (shop) => shop.use(had.friendly, { orderId: had.orderId, amount: 10 }), 200, 20101],
  ['reads our client’s timeline', (shop) => shop.call('GET', `/client/${had.client}/timeline`), 404, null],
  ['reads our client’s coupons', (shop) => shop.call('GET', `/client/${had.client}/coupons`), 404, null],
  ['finds our client by uuid', (shop) => shop.call('GET', `/client?uuid=${had.client}`), 200, 1],
  ['finds our client by e-mail', (shop) => shop.call('GET', `/client?email=${had.email}`), 200, 1],
  [
    'finds our client by own id',
    (shop) => shop.call('GET', `/client?customIdentify=${had.customIdentify}`),
    200,
    1,
  ],
];

describe('another workspace', () => {
  test.each(TRIES)('that %s gets nothing and changes nothing', async (_, attempt, status, code) => {
    const before = await snapshot();
    for (const key of [server.otherKeys.admin, server.otherKeys.client, server.otherKeys.batch]) {
      const answer = await attempt(new Shop(server, key));
      if (answer.status === 403) continue;
      expect(answer.status).toBe(status);
      expect(answer.body.code).toBe(code ?? status);
      expect(answer.body.data).toBeNull();
      expect(answer.text).not.toContain('Ours alone');
      expect(answer.text).not.toContain(had.email);
    }
    expect(await snapshot()).toBe(before);
  });

  test('lists its own coupons only', async () => {
    const { uuid } = await theirs.coupon();
    const { body, text } = await theirs.call('GET', '/coupons');
    expect(Object.keys(body.data.coupons)).toEqual([uuid]);
    expect(body.data.paginator.total).toBe(1);
    expect(text).not.toContain('Ours alone');
  });

  test('has codes, clients, orders and keys of requests of its own, by the same names', async () => {
    const before = await snapshot();
    const headers = { 'idempotency-key': freshCode() };
    await ours.use(had.friendly, { orderId: 'same' }, { headers });
    const between = await snapshot();
    const { uuid } = await theirs.coupon({ code: had.friendly });
    const { body } = await theirs.use(
      had.friendly,
      { email: had.email, orderId: had.orderId, amount: 5 },
      { headers },
    );
    expect(body).toMatchObject({ code: 1, data: { uuid } });
    expect(body.data.client.uuid).not.toBe(had.client);
    const json = { items: { [had.email]: { customIdentify: had.customIdentify, secret: 'theirs' } } };
    expect((await theirs.call('POST', '/client/batch', { json })).body.data.updated).toBe(1);
    expect((await theirs.counts(uuid)).redeemed).toBe(1);
    await theirs.patch(uuid, { status: 'archived' });
    expect(await snapshot()).toBe(between);
    expect(between).not.toBe(before);
  });

  test('can have a client with the same uuid, and neither sees the other', async () => {
    const before = await snapshot();
    const { code } = await theirs.friendly();
    const { body } = await theirs.use(code, { uuid: had.client });
    expect(body.data.client.uuid).toBe(had.client);
    const timeline = await theirs.call('GET', `/client/${had.client}/timeline`);
    expect(timeline.body.data.timeline).toHaveLength(1);
    expect(timeline.text).not.toContain('Ours alone');
    expect(await snapshot()).toBe(before);
  });

  test('gets other individual codes', async () => {
    const [one, other] = await Promise.all([ours.coupon(), theirs.coupon()]);
    const [mine, yours] = [await ours.codeFor(one.uuid), await theirs.codeFor(other.uuid)];
    expect(mine).not.toBe(yours);
    expect((await theirs.lookUp(mine)).body.code).toBe(20101);
    expect((await ours.lookUp(yours)).body.code).toBe(20101);
  });
});
