import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, NOTHING, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;
let code: string;
let coupon: string;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  ({ code, uuid: coupon } = await shop.friendly());
});

afterAll(() => server.stop());

/** Whom a use with these names counts for. */
async function clientOf(named: Readonly<Record<string, unknown>>): Promise<string> {
  return (await shop.use(code, named)).body.data.client.uuid;
}

describe('a client', () => {
  test('is named by the uuid with which it came', async () => {
    const uuid = randomUUID();
    expect(await clientOf({ uuid })).toBe(uuid);
    expect(await clientOf({ uuid: uuid.toUpperCase() })).toBe(uuid);
  });

  test('is one under all the identifiers that were ever given together', async () => {
    const [email, customIdentify, uuid] = [freshEmail(), freshCode(), randomUUID()];
    const client = await clientOf({ email });
    expect(await clientOf({ email, customIdentify })).toBe(client);
    expect(await clientOf({ customIdentify, uuid })).toBe(client);
    for (const named of [{ uuid }, { email }, { customIdentify }, { uuid, email, customIdentify }]) {
      expect(await clientOf(named)).toBe(client);
    }
    const { body } = await shop.call('GET', `/client?email=${email}`);
    expect(body.data).toMatchObject({ uuid: client, email, customIdentify });
  });

  test('that was a guest and signs in keeps what it has', async () => {
    const [uuid, email] = [randomUUID(), freshEmail()];
    const limited = await shop.friendly({ limitPerClient: 1 });
    await shop.use(limited.code, { uuid });
    expect((await shop.use(limited.code, { uuid, email })).body.code).toBe(20105);
    expect(await clientOf({ uuid, email })).toBe(uuid);
    expect((await shop.use(limited.code, { email })).body.code).toBe(20105);
  });

  test('whose browser was a guest is the one that signed in', async () => {
    const [uuid, email] = [randomUUID(), freshEmail()];
    const guest = await clientOf({ uuid });
    const client = await clientOf({ email });
    expect(await clientOf({ uuid, email })).toBe(client);
    expect(await clientOf({ uuid })).toBe(guest);
    expect(guest).not.toBe(client);
  });

  test('is never another one that is known by more than a uuid', async () => {
    const [uuid, ann, ben] = [randomUUID(), freshEmail(), freshEmail()];
    await clientOf({ uuid, email: ann });
    await clientOf({ email: ben });
    const before = await shop.counts(coupon);
    for (const ask of [shop.use(code, { uuid, email: ben }), shop.activate(coupon, { uuid, email: ben })]) {
      expect((await ask).body).toMatchObject({ code: 20110, message: 'Client.Ambiguous', data: null });
    }
    expect(await shop.counts(coupon)).toEqual(before);
    expect(await clientOf({ email: ben })).not.toBe(uuid);
  });

  test('of two names that were strangers until now is not joined silently', async () => {
    const [email, customIdentify] = [freshEmail(), freshCode()];
    const [one, other] = [await clientOf({ email }), await clientOf({ customIdentify })];
    expect((await shop.use(code, { email, customIdentify })).body.code).toBe(20110);
    expect([await clientOf({ email }), await clientOf({ customIdentify })]).toEqual([one, other]);
  });

  test('is not made by a read or a refusal', async () => {
    const email = freshEmail();
    const over = await shop.friendly({ limitGlobal: 1 });
    await shop.use(over.code);
    await shop.lookUp(code, { email });
    await shop.use(over.code, { email });
    await shop.activate(over.uuid, { email });
    await shop.use('NO-SUCH-CODE', { email });
    expect(await shop.knows(email)).toBe(false);
  });

  test('is known at once to the next request by what it was given', async () => {
    const [email, customIdentify] = [freshEmail(), freshCode()];
    const held = await shop.coupon();
    const first = await shop.codeFor(held.uuid, { email });
    const again = await shop.activate(held.uuid, { email, customIdentify });
    expect(again.body.data.code).toBe(first);
    expect(await shop.counts(held.uuid)).toEqual({ ...NOTHING, issued: 1, activated: 1, clients: 1 });
  });

  test.each([
    [{ email: '  ' }, { email: null }],
    [{ uuid: '' }, { customIdentify: '' }],
  ])('is nobody with %o and %o', async (one, other) => {
    const { body } = await shop.use(code, { ...one, ...other });
    expect(body.code).toBe(1);
    expect(body.data).not.toHaveProperty('client');
  });

  test('named in the query and in the body is the one in the body', async () => {
    const [asked, said] = [freshEmail(), freshEmail()];
    const path = `/coupons/active/${code}/use?email=${encodeURIComponent(asked)}`;
    const { body } = await shop.call('POST', path, { json: { email: said } });
    expect(await clientOf({ email: said })).toBe(body.data.client.uuid);
    expect(await shop.knows(asked)).toBe(false);
  });

  test('named twice in the query is the last one, as PHP reads it', async () => {
    const [first, last] = [freshEmail(), freshEmail()];
    const { body } = await shop.call('POST', `/coupons/active/${code}/use?email=${first}&email=${last}`);
    expect(await clientOf({ email: last })).toBe(body.data.client.uuid);
    expect(await shop.knows(first)).toBe(false);
  });
});
