import { instantToV1 } from '@couponry/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Body, V1Shop } from '../../support/v1-shop.ts';

/** There the clocks are put forward and back at midnight, in a night to a Sunday. */
const ZONE = 'Asia/Beirut';
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

let server: TestServer;
let shop: V1Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(async () => {
  expect((await server.audit()).differences).toEqual([]);
  await server.stop();
});

const coupon = (period: 'day' | 'week', max: number): Promise<V1Body> =>
  shop.coupon({ timeZone: ZONE, limits: [{ on: 'redemptions', per: 'coupon', period, max }] });
const use = ({ codes }: V1Body) =>
  shop.post('/v1/redemptions', {
    codes: [(codes as { readonly code: string }).code],
    orderId: freshCode(),
    amount: 1000,
  });
const giveBack = ({ id }: V1Body) => shop.post(`/v1/redemptions/${id}/rollback`, {});
const goTo = (instant: number) => server.clock.pass((instant - server.clock.now()) / 1000);

describe.each([
  ['forward', 1],
  ['back', -1],
] as const)('in the night in which the clocks are put %s at midnight', (_, sign) => {
  test('a day ends once, and a use that is given back was of its own day and week', async () => {
    const change = nextChange(server.clock.now() + 8 * 24 * HOUR, sign);
    const sunday = sign === 1 ? change : change + HOUR;
    goTo(change - HOUR / 2);
    const [daily, weekly] = [await coupon('day', 1), await coupon('week', 2)];
    const first = await use(daily);
    const ofSaturday = await use(weekly);
    expect([first.status, ofSaturday.status]).toEqual([201, 201]);
    const wait = { fix: { type: 'wait_until', at: instantToV1(sunday) } };
    expect((await use(daily)).body).toMatchObject({
      code: 'period_used_up',
      results: [{ reasons: [wait] }],
    });
    if (sign === -1) {
      goTo(change + HOUR / 2);
      expect((await use(daily)).body.code).toBe('period_used_up');
    }
    goTo(sunday + HOUR / 2);
    expect([(await use(daily)).status, (await use(weekly)).status]).toEqual([201, 201]);
    expect((await use(weekly)).body.code).toBe('period_used_up');
    expect([(await giveBack(first.body)).status, (await giveBack(ofSaturday.body)).status]).toEqual([
      200, 200,
    ]);
    expect((await use(daily)).body.code).toBe('period_used_up');
    expect([(await use(weekly)).status, (await use(weekly)).status]).toEqual([201, 409]);
  });
});

/** The next instant at which the clocks are put forward (1) or back (-1). */
function nextChange(from: number, sign: 1 | -1): number {
  const start = Math.ceil(from / HOUR) * HOUR;
  for (let at = start; at < start + YEAR; at += HOUR) {
    if ((offset(at) - offset(at - 1)) * sign > 0) return at;
  }
  throw new Error(`The clocks of ${ZONE} are not changed within a year`);
}

function offset(instant: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}
