import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshEmail, Shop } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { Till } from '../../support/till.ts';
import { V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
let id: string;
const days: string[] = [];

const DAY = 86_400;
const NOTHING = {
  ...{ issued: 0, activated: 0, deactivated: 0, redeemed: 0, rolledBack: 0, clients: 0 },
  ...{ discount: 0, discountBack: 0, amount: 0, amountBack: 0 },
};

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  shop = new V1Shop(server, server.keys.admin);
  const old = new Shop(server);
  const timeZone = 'Pacific/Auckland';
  const today = () => new Intl.DateTimeFormat('sv', { timeZone }).format(server.clock.now());
  const coupon = await shop.coupon({ timeZone, discount: { kind: 'amount', amount: 250 } });
  ({ id } = coupon);
  const { code } = coupon.codes as { readonly code: string };
  for (const pause of [0, DAY, 7 * DAY, 31 * DAY]) {
    server.clock.pass(pause);
    days.push(today());
    await old.use(code, { email: freshEmail(), amount: 10 });
  }
  await shop.post(`/v1/coupons/${id}/pause`);
  await old.use(code, { email: freshEmail() });
});

afterAll(() => server.stop());

const read = (query = '') => shop.get(`/v1/coupons/${id}/statistics${query}`);

/** What `count` redemptions of the coupon come to. */
const redeemed = (count: number) => ({
  ...NOTHING,
  activated: count,
  redeemed: count,
  clients: count,
  discount: 250 * count,
  amount: 1000 * count,
});

/** The Monday of a day's week, or the first of its month. */
function startOf(bucket: string, day: string): string {
  if (bucket === 'month') return `${day.slice(0, 8)}01`;
  const date = new Date(`${day}T12:00:00Z`);
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

describe('GET /v1/coupons/{couponId}/statistics', () => {
  test('counts all, by day of the coupon’s zone, in minor units', async () => {
    const { status, body } = await read();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      couponId: id,
      currency: 'GBP',
      timeZone: 'Pacific/Auckland',
      totals: redeemed(4),
      buckets: days.map((startsOn) => ({ startsOn, ...redeemed(1) })),
    });
  });

  test('counts an order in another currency as refused, with a cart and without one', async () => {
    const coupon = await shop.coupon({ discount: { kind: 'amount', amount: 250 } });
    const { code } = coupon.codes as { readonly code: string };
    const lines = [{ id: '1', sku: 'A', quantity: 1, unitPrice: 1000 }];
    for (const order of [{ amount: 1000, currency: 'JPY' }, { cart: { currency: 'JPY', lines } }]) {
      const client = { email: freshEmail() };
      const { body } = await shop.post('/v1/redemptions', { codes: [code], client, ...order });
      expect(body.code).toBe('currency_mismatch');
    }
    await vi.waitFor(async () => {
      const { body } = await shop.get(`/v1/coupons/${coupon.id}/statistics`);
      expect(body.refused).toEqual({ currency_mismatch: 2 });
    }, 5000);
  });

  test('counts only the days that are asked for, both included', async () => {
    const [, second, third] = days;
    const { body } = await read(`?from=${second}&to=${third}`);
    expect(body.totals).toEqual(redeemed(2));
    expect(body.buckets).toMatchObject([{ startsOn: second }, { startsOn: third }]);
    expect((await read('?to=2001-01-01')).body).toMatchObject({ totals: NOTHING, buckets: [] });
  });

  test.each(['week', 'month'])('puts days together by %s', async (bucket) => {
    const { body } = await read(`?bucket=${bucket}`);
    const starts = [...new Set(days.map((day) => startOf(bucket, day)))];
    expect(body.buckets).toEqual(
      starts.map((startsOn) => ({
        startsOn,
        ...redeemed(days.filter((day) => startOf(bucket, day) === startsOn).length),
      })),
    );
  });

  test('counts what was given back when it was, in minor units', async () => {
    const till = new Till(server, (await server.workspace()).id);
    const coupon = await till.coupon();
    const redemption = await till.redeem(coupon, { code: coupon.code, amount: 1000 });
    const first = new Date(server.clock.now()).toISOString().slice(0, 10);
    server.clock.pass(DAY);
    await till.one(till.rollingBack(redemption, 400));
    const { body } = await shop.get(`/v1/coupons/${coupon.id}/statistics`);
    const given = { activated: 1, redeemed: 1, discount: 100, amount: 1000 };
    expect(body.totals).toEqual({ ...NOTHING, ...given, discountBack: 40, amountBack: 400 });
    expect(body.buckets).toMatchObject([
      { startsOn: first, ...NOTHING, ...given },
      { ...NOTHING, discountBack: 40, amountBack: 400 },
    ]);
  });

  test('counts refusals by reason, soon, on the days that are asked for', async () => {
    await vi.waitFor(async () => expect((await read()).body.refused).toEqual({ coupon_paused: 1 }), {
      timeout: 30_000,
      interval: 100,
    });
    expect((await read(`?to=${days[2]}`)).body.refused).toEqual({});
    expect((await read(`?from=${days[3]}`)).body.refused).toEqual({ coupon_paused: 1 });
  });

  test.each([
    ['from=today', '/from', 'wrong_form'],
    ['to=2026-02-30', '/to', 'wrong_form'],
    ['from=2026-12-02&to=2026-12-01', '/to', 'out_of_range'],
    ['bucket=year', '/bucket', 'not_one_of'],
  ])('refuses %s and says which', async (query, field, code) => {
    const { status, body } = await read(`?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });
});

describe('GET /v1/coupons/{couponId}/statistics/hours', () => {
  const hours = (coupon: string, query = '') => shop.get(`/v1/coupons/${coupon}/statistics/hours${query}`);
  /** The next time that the clocks of London are put back: then it is 01:30 twice, an hour apart. */
  const putBack = () => {
    const year = new Date(server.clock.now()).getUTCFullYear() + 1;
    const date = new Date(Date.UTC(year, 9, 31));
    date.setUTCDate(31 - date.getUTCDay());
    return date.getTime();
  };
  const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
  const nothing = {
    ...{ issued: 0, activated: 0, redeemed: 0, rolledBack: 0, discount: 0, discountBack: 0 },
  };

  test('counts each hour by itself, also the one that the clocks show twice, and adds up to the day', async () => {
    const till = new Till(server, (await server.workspace()).id);
    const coupon = await till.coupon({ timeZone: 'Europe/London', endsAt: null });
    const midnight = putBack();
    const at = (minutes: number) =>
      server.clock.pass((midnight + minutes * 60_000 - server.clock.now()) / 1000);
    const use = () => till.redeem(coupon, { code: coupon.code, amount: 1000 });
    // The day begins at 23:00 UTC: the last minute before it is another day's.
    at(-61);
    await use();
    at(30);
    await use();
    await use();
    at(90);
    const redemption = await use();
    await till.one(till.rollingBack(redemption));
    at(14 * 60);
    await use();
    const day = iso(midnight).slice(0, 10);
    const { status, body } = await hours(coupon.id);
    expect(status).toBe(200);
    const once = { ...nothing, activated: 1, redeemed: 1, discount: 100 };
    expect(body).toEqual({
      ...{ couponId: coupon.id, currency: 'GBP', timeZone: 'Europe/London', from: day, to: day },
      hours: [
        { startsAt: iso(midnight), ...nothing, activated: 2, redeemed: 2, discount: 200 },
        { startsAt: iso(midnight + 3_600_000), ...once, rolledBack: 1, discountBack: 100 },
        { startsAt: iso(midnight + 14 * 3_600_000), ...once },
      ],
    });
    const days = await shop.get(`/v1/coupons/${coupon.id}/statistics?from=${day}&to=${day}`);
    expect(days.body.totals).toMatchObject({ activated: 4, redeemed: 4, discount: 400, discountBack: 100 });
    const before = new Date(midnight - DAY * 1000).toISOString().slice(0, 10);
    const both = await hours(coupon.id, `?from=${before}`);
    expect(both.body.hours).toMatchObject([{ startsAt: iso(midnight - 2 * 3_600_000), ...once }, {}, {}, {}]);
  });

  test.each([
    ['from=2026-12-01&to=2026-12-15', '/from', 'out_of_range'],
    ['from=2026-12-02&to=2026-12-01', '/to', 'out_of_range'],
    ['from=today', '/from', 'wrong_form'],
  ])('refuses %s and says which', async (query, field, code) => {
    const { status, body } = await hours(id, `?${query}`);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, code }]);
  });

  test('tells 14 days, and of no coupon nothing', async () => {
    expect((await hours(id, '?from=2026-12-01&to=2026-12-14')).status).toBe(200);
    const unknown = await hours('01a20380-0000-7000-8000-000000000001');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'coupon_unknown' } });
  });
});
