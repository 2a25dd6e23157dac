import { NO_TOTALS } from '@couponry/engine';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCodes } from '../src/commands/codes/find-codes.ts';
import { readStandings } from '../src/commands/coupon-ledger/read-standing.ts';
import { CouponCache } from '../src/commands/coupons/coupon-cache.ts';
import { seeCoupons } from '../src/commands/coupons/see-coupons.ts';
import { freshCode, freshEmail, Shop } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
let shop: Shop;
let workspaceId: string;
let pool: pg.Pool;
let roundTrips = 0;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server);
  workspaceId = (await server.workspace()).id;
  pool = new pg.Pool({ ...server.pool.options, max: 1 });
  pool.on('acquire', () => {
    roundTrips += 1;
  });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
});

/** How many round trips it takes. */
async function counted<Answer>(work: Promise<Answer>): Promise<readonly [Answer, number]> {
  roundTrips = 0;
  return [await work, roundTrips];
}

describe('codes of coupons that this process has not seen', () => {
  test('are found in one round trip', async () => {
    const one = await shop.coupon();
    const other = await shop.friendly();
    const codes = [await shop.codeFor(one.uuid), await shop.codeFor(one.uuid), other.code, freshCode()];
    const asked = codes.map((code) => [code]);
    const [found, trips] = await counted(findCodes(pool, workspaceId, asked));
    expect(trips).toBe(1);
    expect(found.map((code) => code?.couponId ?? null)).toEqual([one.uuid, one.uuid, other.uuid, null]);
  });

  test('are told how they stand, for their owners and for whoever is named, in one round trip once their coupons are known', async () => {
    const individual = await shop.coupon({ limitPerClient: 2 });
    const friendly = await shop.friendly({ limitPerClient: 2 });
    const email = freshEmail();
    const code = await shop.codeFor(individual.uuid, { email });
    await shop.use(friendly.code, { email });
    const identifiers = [{ kind: 'email', value: email }] as const;
    const questions = [
      { keys: [code], identifiers: [] },
      { keys: [friendly.code], identifiers },
      { keys: [friendly.code], identifiers: [] },
      { keys: [freshCode(), friendly.code], identifiers },
      { keys: [freshCode()], identifiers },
      { keys: [], identifiers },
    ];
    const cache = new CouponCache();
    const ask = () => counted(readStandings(pool, cache, workspaceId, questions));
    const [first, tripsAtFirst] = await ask();
    const [again, trips] = await ask();
    expect([tripsAtFirst, trips]).toEqual([2, 1]);
    expect(again).toEqual(first);
    const [owned, named, nobody, second, ...unknown] = first;
    const { rows } = await server.pool.query('select client_id from client_identifiers where value = $1', [
      email,
    ]);
    const [{ client_id: id }] = rows;
    expect(owned).toMatchObject({ holder: { clientId: id, redemptions: 0 }, client: { kind: 'nobody' } });
    expect(owned?.presented).toMatchObject({ kind: 'individual', clientId: id });
    const redeemed = { holder: { clientId: id, redemptions: 1 }, client: { kind: 'known', id } };
    expect(named).toMatchObject({ ...redeemed, presented: { kind: 'friendly', code: friendly.code } });
    expect(nobody).toMatchObject({ holder: null, client: { kind: 'nobody' } });
    expect(second).toMatchObject({ ...redeemed, code: { code: friendly.code } });
    expect(unknown).toEqual([null, null]);
  });

  test('are told without what their owners have where no coupon has a limit, which decides nothing then', async () => {
    const { uuid } = await shop.coupon();
    const code = await shop.codeFor(uuid, { email: freshEmail() });
    await shop.use(code);
    await shop.use(code);
    const question = { keys: [code], identifiers: [] };
    const [standing] = await readStandings(pool, new CouponCache(), workspaceId, [question]);
    expect(standing).toMatchObject({ holder: null, totals: NO_TOTALS, presented: { redemptions: 2 } });
  });
});

test('a coupon that was edited elsewhere is seen as it is now', async () => {
  const { uuid, code } = await shop.friendly({ name: 'Before' });
  const cache = new CouponCache();
  await seeCoupons(pool, cache, workspaceId, [uuid]);
  await shop.patch(uuid, { name: 'After' });
  expect(cache.in(workspaceId).get(uuid)?.name).toBe('Before');
  const [standing] = await readStandings(pool, cache, workspaceId, [{ keys: [code], identifiers: [] }]);
  expect(standing?.coupon.name).toBe('After');
  expect(cache.in(workspaceId).get(uuid)?.name).toBe('After');
});

test('what a batch was told to be known is known to it, though the process forgets it meanwhile', async () => {
  const { uuid } = await shop.friendly();
  const cache = new CouponCache();
  await seeCoupons(pool, cache, workspaceId, [uuid]);
  const seen = cache.in(workspaceId);
  const coupon = seen.get(uuid);
  if (coupon === undefined) throw new Error('The coupon was not remembered');
  const [version = 0] = seen.knownVersions([uuid]);
  for (let index = 0; index < 20_000; index += 1) seen.remember({ ...coupon, id: `other ${index}` });
  expect(seen.get(uuid)).toBeUndefined();
  const row = { id: uuid, version, totals: NO_TOTALS, decidedAt: 0, firstHoldUntil: null, changed: null };
  expect(seen.resolve(row)).toEqual(coupon);
});

test('a coupon is seen and forgotten through its own workspace only', async () => {
  const { uuid } = await shop.friendly();
  const cache = new CouponCache();
  await seeCoupons(pool, cache, workspaceId, [uuid]);
  const other = cache.in(crypto.randomUUID());
  other.forget(uuid);
  expect(other.get(uuid)).toBeUndefined();
  expect(other.knownVersions([uuid])).toEqual([0]);
  expect(cache.in(workspaceId).get(uuid)?.id).toBe(uuid);
});

test('coupons are read in one round trip by whoever asks at the same time, and what does not exist is null', async () => {
  const ids = [(await shop.coupon()).uuid, crypto.randomUUID(), (await shop.coupon()).uuid];
  const cache = new CouponCache();
  const [coupons, trips] = await counted(seeCoupons(pool, cache, workspaceId, [...ids, ...ids]));
  expect(trips).toBe(1);
  expect(coupons.map((coupon) => coupon?.id ?? null)).toEqual([ids[0], null, ids[2], ids[0], null, ids[2]]);
  expect(await seeCoupons(pool, cache, workspaceId, ids)).toEqual(coupons.slice(0, 3));
});
