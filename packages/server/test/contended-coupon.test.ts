import type { Coupon } from '@couponry/engine';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';

const WAITING = `pid from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;

let server: TestServer;
/** Two processes that decide on the same coupons. */
let one: Till;
let other: Till;
let coupon: Coupon & { readonly code: string };

beforeEach(async () => {
  server = await startTestServer();
  const { id } = await server.workspace();
  one = new Till(server, id);
  other = new Till(server, id);
  coupon = await one.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 5 }] });
});

afterEach(async () => {
  const { differences } = await server.audit();
  await server.stop();
  expect(differences).toEqual([]);
});

function wish(till: Till) {
  const client = freshEmail();
  return till.redeeming(coupon, { code: coupon.code, email: client, order: client });
}

/** Waits until somebody waits for a turn. */
async function somebodyWaits(db: pg.Pool | pg.PoolClient = server.pool): Promise<void> {
  for (let found = 0; found === 0; ) found = (await db.query(`select ${WAITING}`)).rowCount ?? 0;
}

test('who decides sees whether another process has decided on the coupon since it did', async () => {
  const seen: boolean[] = [];
  for (const till of [one, one, other, other, one]) {
    // No two decisions are of the same instant.
    server.clock.pass(1);
    seen.push(await till.seesForeign([wish(till)]));
  }
  // The first of each knows of no decision of its own.
  expect(seen).toEqual([false, false, false, false, true]);
});

test('a turn is had by one process at a time, and ends with the batch that it was taken for', async () => {
  const first = await one.takeTurn(coupon);
  const order: string[] = [];
  const second = other.takeTurn(coupon).then(async (turn) => {
    order.push('the other has its turn');
    return await other.inTurn(turn, [wish(other)]);
  });
  await somebodyWaits();
  const done = await one.inTurn(first, [wish(one)]);
  order.unshift('the one is done');
  expect([...done, ...(await second)]).toMatchObject([
    { outcome: { done: { outcome: { kind: 'redeemed' } } } },
    { outcome: { done: { outcome: { kind: 'redeemed' } } } },
  ]);
  expect(order).toEqual(['the one is done', 'the other has its turn']);
});

test('whoever takes no turn is not held up by one, and the limit holds all the same', async () => {
  const turn = await one.takeTurn(coupon);
  const [done] = await other.batch(wish(other));
  expect(done).toMatchObject({ outcome: { kind: 'redeemed' } });
  const wishes = Array.from({ length: 5 }, () => wish(one));
  const outcomes = (await one.inTurn(turn, wishes)).map((result) =>
    'outcome' in result && 'done' in result.outcome && 'outcome' in result.outcome.done
      ? result.outcome.done.outcome.kind
      : result,
  );
  expect(outcomes).toEqual(['redeemed', 'redeemed', 'redeemed', 'redeemed', 'refused']);
});

test('a turn that is given up is the next one’s, and that of another coupon waits for nobody', async () => {
  const turn = await one.takeTurn(coupon);
  const free = await other.coupon({ limits: coupon.limits });
  await (await other.takeTurn(free))?.giveUp();
  const waiting = other.takeTurn(coupon);
  await somebodyWaits();
  await turn?.giveUp();
  await (await waiting)?.giveUp();
  expect(server.pool.idleCount).toBe(server.pool.totalCount);
});

test('a turn that can not be had is done without', async () => {
  const turn = await one.takeTurn(coupon);
  const client = await server.pool.connect();
  const waiting = other.takeTurn(coupon);
  await somebodyWaits(client);
  await client.query(`select pg_cancel_backend(pid) from (select ${WAITING}) w`);
  client.release();
  expect(await waiting).toBeNull();
  await turn?.giveUp();
});
