import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let other: V1Shop;
let pounds: string;
let euros: string;
const days: string[] = [];

const DAY = 86_400;
const dayBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * DAY * 1000).toISOString().slice(0, 10);
const money = (currency: string, count: number) => ({
  currency,
  discount: 250 * count,
  discountBack: 0,
  amount: 1000 * count,
  amountBack: 0,
});
const soon = { timeout: 30_000, interval: 100 };

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
  other = new V1Shop(server, server.otherKeys.admin);
  const old = new Shop(server);
  const discount = { kind: 'amount', amount: 250 };
  const inPounds = await shop.coupon({ name: 'Pounds', discount });
  const inEuros = await shop.coupon({ name: 'Euros', discount, currency: 'EUR' });
  [pounds, euros] = [inPounds.id, inEuros.id];
  const codeOf = ({ codes }: typeof inPounds) => (codes as { readonly code: string }).code;
  const use = (code: string) => old.use(code, { email: freshEmail(), amount: 10 });
  const { timeZone } = await server.workspace();
  const today = () => new Intl.DateTimeFormat('sv', { timeZone }).format(server.clock.now());
  days.push(today());
  await use(codeOf(inPounds));
  server.clock.pass(7 * DAY);
  days.push(today());
  await use(codeOf(inPounds));
  await use(codeOf(inPounds));
  await use(codeOf(inEuros));
  await use('NOBODYKNOWS');
  await vi.waitFor(async () => expect((await read()).body.totals).toMatchObject({ refused: 1 }), soon);
});

afterAll(() => server.stop());

const read = (query = '') => shop.get(`/v1/statistics${query}`);

describe('GET /v1/statistics', () => {
  test('counts all coupons, with money apart by currency', async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      today: days[1],
      from: dayBefore(days[1]!, 27),
      to: days[1],
      totals: {
        ...{ activated: 4, redeemed: 4, clients: 4, refused: 1 },
        money: [money('EUR', 1), money('GBP', 3)],
      },
      refused: { unknown_code: 1 },
      mostRefused: [{ coupon: null, reason: 'unknown_code', refused: 1 }],
      compared: null,
    });
    expect(body.buckets).toMatchObject([
      { startsOn: days[0], redeemed: 1, refused: 0, money: [money('GBP', 1)] },
      { startsOn: days[1], redeemed: 3, refused: 1, money: [money('EUR', 1), money('GBP', 2)] },
    ]);
  });

  test('tells the coupons with the most redemptions first', async () => {
    const { body } = await read(`?from=${days[1]}`);
    expect(body.mostUsed).toMatchObject([
      {
        coupon: { id: pounds, name: 'Pounds' },
        state: 'published',
        currency: 'GBP',
        redeemed: 2,
        discount: 500,
      },
      {
        coupon: { id: euros, name: 'Euros' },
        state: 'published',
        currency: 'EUR',
        redeemed: 1,
        discount: 250,
      },
    ]);
  });

  test('compares a day with the same weekday a week before', async () => {
    const { body } = await read(`?from=${days[1]}&to=${days[1]}&compare=week`);
    expect(body).toMatchObject({ from: days[1], totals: { redeemed: 3 } });
    expect(body.compared).toMatchObject({
      ...{ from: days[0], to: days[0], totals: { redeemed: 1, money: [money('GBP', 1)] } },
      ...{ buckets: [{ startsOn: days[0], redeemed: 1 }], refused: {} },
    });
  });

  test('compares days with as many before them', async () => {
    const { body } = await read(`?from=${dayBefore(days[1]!, 6)}&compare=before`);
    expect(body.compared).toMatchObject({
      from: dayBefore(days[1]!, 13),
      to: days[0],
      totals: { redeemed: 1 },
    });
  });

  test.each([
    ['8 days with those two weeks before', 7, 14],
    ['7 days with those a week before', 6, 7],
  ])('compares %s, each weekday with its like', async (_, length, back) => {
    const from = dayBefore(days[1]!, length);
    const { body } = await read(`?from=${from}&compare=week`);
    expect(body.compared).toMatchObject({ from: dayBefore(from, back), to: dayBefore(days[1]!, back) });
  });

  test.each([
    ['week', (day: string) => dayBefore(day, (new Date(day).getUTCDay() + 6) % 7)],
    ['month', (day: string) => `${day.slice(0, 7)}-01`],
  ] as const)('puts days together by %s', async (bucket, startOf) => {
    const buckets = (await read(`?bucket=${bucket}`)).body.buckets as readonly Record<string, unknown>[];
    expect(buckets.map(({ startsOn }) => startsOn)).toEqual([...new Set(days.map(startOf))]);
    expect(buckets.reduce((sum, { redeemed }) => sum + Number(redeemed), 0)).toBe(4);
  });

  test('tells nothing of another workspace', async () => {
    const { body } = await other.get('/v1/statistics?compare=week');
    const nothing = { redeemed: 0, activated: 0, refused: 0, money: [] };
    expect(body).toMatchObject({ totals: nothing, buckets: [], refused: {}, mostUsed: [] });
    expect(body.compared).toMatchObject({ totals: nothing });
  });

  test.each([
    ['from=today', '/from', 'wrong_form'],
    ['from=2026-12-02&to=2026-12-01', '/to', 'out_of_range'],
    ['from=2025-01-01&to=2026-12-01', '/from', 'out_of_range'],
    ['bucket=hour', '/bucket', 'not_one_of'],
    ['compare=year', '/compare', 'not_one_of'],
  ])('refuses %s and says which', async (query, field, code) => {
    const { status, body } = await read(`?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });
});

test('which coupons were refused most is told for each reason, of these days alone', async () => {
  const mine = new V1Shop(server, (await server.freshWorkspace()).admin);
  const once = await mine.coupon({ name: 'Once', limits: [{ on: 'redemptions', per: 'coupon', max: 1 }] });
  const [startsAt, endsAt] = ['2000-01-01T00:00:00Z', '2001-01-01T00:00:00Z'];
  const over = await mine.coupon({ name: 'Over', startsAt, endsAt });
  const codeOf = ({ codes }: typeof once) => (codes as { readonly code: string }).code;
  for (const code of [once, once, once, over].map(codeOf))
    await mine.post('/v1/redemptions', { codes: [code] });
  const told = async (query = '') => (await mine.get(`/v1/statistics${query}`)).body.mostRefused;
  await vi.waitFor(async () => expect(await told()).toHaveLength(2), soon);
  expect(await told()).toEqual([
    { coupon: { id: once.id, name: 'Once' }, reason: 'coupon_used_up', refused: 2 },
    { coupon: { id: over.id, name: 'Over' }, reason: 'ended', refused: 1 },
  ]);
  expect(await told(`?from=${days[0]}&to=${days[0]}`)).toEqual([]);
});

test('a code that there is not is counted for both APIs, whether its request goes on without it or not', async () => {
  const { code } = (await shop.coupon({ name: 'Known' })).codes as { readonly code: string };
  const refused = async () => (await read()).body.refused as { readonly unknown_code: number };
  const before = (await refused()).unknown_code;
  const post = (codes: readonly string[]) =>
    shop.post('/v1/redemptions', { codes, mode: 'applicable', orderId: codes.join(' ') });
  expect((await post(['NOBODYKNOWS'])).status).toBe(409);
  expect((await post([code, 'NOBODYKNOWSEITHER'])).status).toBe(201);
  await vi.waitFor(async () => expect((await refused()).unknown_code).toBe(before + 2), soon);
});
