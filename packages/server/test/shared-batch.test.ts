import type { Coupon } from '@couponry/engine';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqlstateOf } from '../src/platform/db/sqlstate.ts';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';

const LIMITED = { limits: [{ on: 'redemptions', per: 'coupon', max: 10 }] } as const;
const LOCK_NOT_AVAILABLE = '55P03';

let server: TestServer;
let till: Till;
let free: Coupon & { readonly code: string };
let wanted: Coupon & { readonly code: string };
/** Another process that has locked the coupon that is wanted. */
let other: pg.PoolClient;

beforeEach(async () => {
  server = await startTestServer();
  till = new Till(server, (await server.workspace()).id);
  free = await till.coupon(LIMITED);
  wanted = await till.coupon(LIMITED);
  other = await server.pool.connect();
  await other.query('begin');
  await other.query('select from coupons where id = $1 for no key update', [wanted.id]);
});

afterEach(async () => {
  other.release(true);
  const { differences } = await server.audit();
  await server.stop();
  expect(differences).toEqual([]);
});

function both() {
  return [free, wanted].map((coupon) =>
    till.redeeming(coupon, { code: coupon.code, email: freshEmail(), order: coupon.id }),
  );
}

/** Waits until somebody waits for a lock that the other process holds. */
async function somebodyWaits(): Promise<void> {
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  const waiting = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
  for (let found = 0; found === 0; ) {
    found = (await server.pool.query(waiting, [rows[0]?.pid])).rowCount ?? 0;
  }
}

test('a batch of several lanes waits a moment for a coupon that another process has locked, and does all then', async () => {
  const done = till.shared(both(), false);
  await somebodyWaits();
  await other.query('commit');
  expect(await done).toMatchObject([
    { outcome: { done: { outcome: { kind: 'redeemed' } } } },
    { outcome: { done: { outcome: { kind: 'redeemed' } } } },
  ]);
});

test('when that was too short, it does without the coupon and says so', async () => {
  const failure = await till.shared(both(), false).catch((error: unknown) => error);
  expect(sqlstateOf(failure)).toBe(LOCK_NOT_AVAILABLE);
  expect(await till.shared(both(), true)).toMatchObject([
    { outcome: { done: { outcome: { kind: 'redeemed' } } } },
    { outcome: { busyElsewhere: true } },
  ]);
});
