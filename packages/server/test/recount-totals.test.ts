import type { Coupon, Limit } from '@couponry/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshEmail, Shop } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';

const DAY = 86_400;
const LIMITS: readonly Limit[] = [
  { on: 'activations', max: 1000 },
  { on: 'redemptions', per: 'coupon', max: 1000 },
  { on: 'redemptions', per: 'coupon', period: 'month', max: 1000 },
  { on: 'discount', max: 1_000_000 },
];

let server: TestServer;
let till: Till;

beforeAll(async () => {
  server = await startTestServer();
  server.clock.passToMorning();
  till = new Till(server, (await server.workspace()).id);
});

afterAll(() => server.stop());

/** What is stored of what a coupon has used. */
async function totals({ id }: Coupon) {
  const { rows } = await server.pool.query(
    `select activations, redemptions, held, discount, used_on::text, used_in_day, used_in_week, used_in_month
    from coupon_totals where coupon_id = $1`,
    [id],
  );
  return rows[0];
}

function today(): string {
  return new Date(server.clock.now()).toISOString().slice(0, 10);
}

/** Everything that can happen to uses, over more than a month. */
async function live(coupon: Coupon & { readonly code: string }): Promise<void> {
  const { code } = coupon;
  const whole = await till.redeem(coupon, { code, email: freshEmail(), amount: 1000 });
  const part = await till.redeem(coupon, { code, email: freshEmail(), amount: 1000 });
  const kept = await till.reserve(coupon, { code, email: freshEmail(), amount: 700, holdFor: 40 * DAY });
  server.clock.pass(33 * DAY);
  await till.redeem(coupon, { code, amount: 500 });
  await till.one(till.confirming(kept));
  const released = await till.reserve(coupon, { code, email: freshEmail(), amount: 900 });
  await till.reserve(coupon, { code, email: freshEmail(), amount: 300, holdFor: 1 });
  await till.reserve(coupon, { code, email: freshEmail(), amount: 400 });
  await till.one(till.releasing(released));
  await till.one(till.rollingBack(whole));
  await till.one(till.rollingBack(part, 500));
  server.clock.pass(2);
}

describe('the first shared limit of a coupon', () => {
  test('counts everything that was used before', async () => {
    const counted = await till.coupon({ limits: LIMITS });
    const open = await till.coupon();
    await live(counted);
    await live(open);
    expect(await totals(open)).toMatchObject({
      activations: '0',
      redemptions: '0',
      held: '0',
      used_on: null,
    });
    await till.edit(open, { limits: LIMITS });
    // 1000 of which half came back, 700 and 500 redeemed, 300 and 400 held: ten percent of each.
    expect(await totals(open)).toMatchObject({
      redemptions: '3',
      held: '2',
      discount: '240',
      used_on: today(),
    });
    expect(await totals(open)).toEqual({ ...(await totals(counted)), ...(await ownPeriods(open)) });
    expect((await server.audit()).differences).toEqual([]);
  });

  /** The two coupons live one after the other, so that only their days differ. */
  async function ownPeriods(coupon: Coupon) {
    const { used_on, used_in_day, used_in_week, used_in_month } = await totals(coupon);
    expect(used_in_day).toBe('3');
    return { used_on, used_in_day, used_in_week, used_in_month };
  }

  test('decides exactly from then on: what is held, given back and of today counts', async () => {
    const coupon = await till.coupon();
    const { code } = coupon;
    const back = await till.redeem(coupon, { code });
    await till.redeem(coupon, { code });
    await till.reserve(coupon, { code });
    await till.one(till.rollingBack(back));
    await till.edit(coupon, { limits: [{ on: 'redemptions', per: 'coupon', period: 'day', max: 3 }] });
    await till.redeem(coupon, { code });
    expect((await till.one(till.redeeming(coupon, { code }))).told).toBe('period_used_up');
    server.clock.pass(DAY);
    await till.redeem(coupon, { code });
    expect((await server.audit()).differences).toEqual([]);
  });

  test('counts anew what an earlier limit had counted', async () => {
    const coupon = await till.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 5 }] });
    const { code } = coupon;
    const first = await till.redeem(coupon, { code });
    await till.edit(coupon, { limits: [{ on: 'redemptions', per: 'client', max: 100 }] });
    await till.one(till.rollingBack(first));
    const email = freshEmail();
    await till.redeem(coupon, { code, email });
    await till.redeem(coupon, { code, email });
    await till.edit(coupon, { limits: [{ on: 'redemptions', per: 'code', max: 3 }] });
    await till.redeem(coupon, { code });
    expect((await till.one(till.redeeming(coupon, { code }))).told).toBe('code_used_up');
    expect((await server.audit()).differences).toEqual([]);
  });

  test('counts no other coupon, nor the activations that went with their last use', async () => {
    const coupon = await till.coupon();
    const other = await till.coupon();
    const hold = await till.reserve(coupon, { code: coupon.code, email: freshEmail() });
    await till.one(till.releasing(hold));
    await till.redeem(other, { code: other.code });
    await till.edit(coupon, { limits: [{ on: 'activations', max: 1 }] });
    expect(await totals(coupon)).toMatchObject({
      activations: '0',
      redemptions: '0',
      held: '0',
      used_in_day: '0',
    });
    await till.redeem(coupon, { code: coupon.code });
    expect((await server.audit()).differences).toEqual([]);
  });
});

describe('an edit', () => {
  test('over 3.0.0 leaves the limits and the rollback that it cannot say', async () => {
    const limits: readonly Limit[] = [
      ...LIMITS,
      { on: 'redemptions', per: 'client', period: 'week', max: 2 },
    ];
    const coupon = await till.coupon({ limits, rollback: { givesBack: false } });
    const shop = new Shop(server);
    await shop.patch(coupon.id, { name: 'Renamed', limitGlobal: 7, limitPerClient: 3 });
    const { rows } = await server.pool.query('select definition from coupons where id = $1', [coupon.id]);
    expect(rows[0].definition).toMatchObject({
      limits: [
        { on: 'activations', max: 7 },
        ...limits.slice(1),
        { on: 'redemptions', per: 'client', max: 3 },
      ],
      rollback: { givesBack: false },
    });
    const unchanged = await shop.patch(coupon.id, { limitGlobal: 7 });
    expect(unchanged.body.data.coupon.version).toBe(coupon.version + 1);
  });

  test.each([{ currency: 'USD' }, { codes: { kind: 'friendly', code: 'ANOTHER' } }] as const)(
    'of a coupon that has only been reserved refuses %o',
    async (fields) => {
      const coupon = await till.coupon();
      const hold = await till.reserve(coupon, { code: coupon.code });
      await till.one(till.releasing(hold));
      expect(await till.edit(coupon, fields)).toMatchObject({
        kind: 'refused',
        problem: { problem: 'locked_after_issue' },
      });
    },
  );
});
