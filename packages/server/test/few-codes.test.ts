import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { V1Shop } from './support/v1-shop.ts';

/** More than two pages look at. */
const CODES = 45_000;

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

/** A coupon with very many codes, named by their numbers. */
async function couponOfMany(fields: object = {}): Promise<string> {
  const { id } = await shop.coupon({ codes: { kind: 'imported' }, ...fields });
  await server.pool.query(
    `insert into codes (workspace_id, code, spelling, coupon_id, kind, issued_at, redemptions)
     select $1::uuid, k.code, k.code, $2::text::uuid, 'individual', now(), 0
     from (select right($2, 8) || lpad(n::text, 6, '0') as code from generate_series(1, $3::int) n) k`,
    [(await server.workspace()).id, id.toUpperCase(), CODES],
  );
  return id;
}

const codeAt = (couponId: string, number: number): string =>
  couponId.slice(-8).toUpperCase() + String(number).padStart(6, '0');

/** All pages of a list, as the codes that each has. */
async function pagesOf(couponId: string, query: string): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor = '';
  do {
    const { body } = await shop.get(`/v1/coupons/${couponId}/codes?limit=2&${query}${cursor}`);
    pages.push((body.data as unknown as { readonly code: string }[]).map(({ code }) => code));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return pages;
}

/** Notes codes as used, as they would be had the ledger very many more uses than pages are made of. */
async function markUsed(couponId: string, numbers: readonly number[]): Promise<void> {
  const codes = numbers.map((number) => codeAt(couponId, number));
  await server.pool.query('update codes set redemptions = 1 where code = any($1::text[])', [codes]);
  await server.pool.query(
    `insert into coupon_days (workspace_id, coupon_id, day, stripe, issued, activated, redeemed, clients, discount, amount)
     values ($1::uuid, $2::uuid, current_date, 0, 0, 1000000, 1000000, 0, 0, 0)`,
    [(await server.workspace()).id, couponId],
  );
}

test('codes in a state that few of very many are in come in short pages, none of which looks at all of them', async () => {
  const id = await couponOfMany();
  await markUsed(id, [5, 20_000, 40_001]);
  // The last code that is looked at for the first page is one of those that are wanted.
  const found = [[codeAt(id, 5), codeAt(id, 20_000)], [], [codeAt(id, 40_001)]];
  expect(await pagesOf(id, 'state=redeemed')).toEqual(found);
});

test('a page that is full goes on behind its last code, though more was looked at', async () => {
  const id = await couponOfMany();
  await markUsed(id, [5, 6, 20_000, 20_003]);
  const [first, second] = await pagesOf(id, 'state=redeemed');
  expect(first).toEqual([codeAt(id, 5), codeAt(id, 6)]);
  expect(second).toEqual([codeAt(id, 20_000), codeAt(id, 20_003)]);
});

test('a part that few of very many codes have is looked for in short pages', async () => {
  const id = await couponOfMany();
  expect(await pagesOf(id, `search=${codeAt(id, 44_999).slice(-8)}`)).toEqual([[], [], [codeAt(id, 44_999)]]);
});

test('few that are activated are found at once among very many, on purpose, by what holds them, and once their time is over', async () => {
  const id = await couponOfMany({ activation: { required: false, validFor: 3600 } });
  const activate = async () =>
    (await shop.post('/v1/activations', { couponId: id, client: { email: freshEmail() } })).body.code;
  const codes = [await activate(), codeAt(id, 30_000)];
  const [disabled, used] = [await activate(), codeAt(id, 30_001)];
  await shop.post(`/v1/codes/${disabled}/disable`);
  expect((await shop.post('/v1/redemptions', { codes: [used] })).status).toBe(201);
  const held = await shop.post('/v1/reservations', { codes: [codes[1]], expiresIn: 86_400 });
  expect(held.status).toBe(201);
  expect(await pagesOf(id, 'state=activated')).toEqual([codes]);
  expect(await pagesOf(id, 'state=expired')).toEqual([[]]);
  server.clock.pass(3600);
  const [over, still] = codes;
  expect(await pagesOf(id, 'state=expired')).toEqual([[over]]);
  expect(await pagesOf(id, 'state=activated')).toEqual([[still]]);
});

test('of a coupon that is over, none is looked for that could still be used, and the others are over', async () => {
  const over = { startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' };
  const id = await couponOfMany(over);
  expect(await pagesOf(id, 'state=issued')).toEqual([[]]);
  expect(await pagesOf(id, 'state=activated')).toEqual([[]]);
  const { body } = await shop.get(`/v1/coupons/${id}/codes?limit=1&state=expired`);
  expect(body).toMatchObject({ data: [{ code: codeAt(id, 1), state: 'expired' }] });
});
