import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';

let server: TestServer;
let till: Till;

beforeAll(async () => {
  // Chores come by themselves: their timers are wound up by the test, everything else runs as it does.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await startTestServer();
  till = new Till(server, (await server.workspace()).id);
});

afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
});

async function holds(): Promise<number> {
  return Number((await server.pool.query('select count(*) as n from holds')).rows[0].n);
}

test('holds of all coupons whose time has run out are collected once a minute, and no others', async () => {
  const limited = await till.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 3 }] });
  const open = await till.coupon();
  for (const coupon of [limited, open]) {
    await till.reserve(coupon, {
      code: coupon.code,
      email: freshEmail(),
      order: `${coupon.id} 1`,
      holdFor: 5,
    });
    await till.reserve(coupon, {
      code: coupon.code,
      email: freshEmail(),
      order: `${coupon.id} 2`,
      holdFor: 900,
    });
  }
  server.clock.pass(5);
  expect(await holds()).toBe(4);
  vi.advanceTimersByTime(60_000);
  await vi.waitFor(async () => expect(await holds()).toBe(2), { timeout: 30_000, interval: 50 });
  const { rows } = await server.pool.query('select outcome, deactivates from reservation_ends');
  expect(rows).toEqual(Array(2).fill({ outcome: 'expired', deactivates: true }));
  expect((await server.audit()).differences).toEqual([]);
});
