import type { Coupon } from '@couponry/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CartWish, TogetherWish } from '../src/commands/coupon-ledger/command.ts';
import { TornApart } from '../src/commands/coupon-ledger/decide-batch.ts';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';
import { V1Shop } from './support/v1-shop.ts';

/** A cart worth 1,000. */
const ONE_LINE: CartWish = {
  cart: {
    ...{
      currency: 'GBP',
      channel: null,
      location: null,
      shipping: null,
      pricesIncludeTax: null,
      attributes: {},
    },
    lines: [
      {
        ...{ id: '1', sku: 'MUG', name: 'Mug', quantity: 1, unitPrice: 1000 },
        ...{ categories: [], onSale: false, attributes: {}, taxRate: null },
      },
    ],
  },
  hash: 'one line',
  told: { tags: [], segments: [], attributes: {}, orders: null },
};

let server: TestServer;
let till: Till;

beforeEach(async () => {
  server = await startTestServer();
  till = new Till(server, (await server.workspace()).id);
});

afterEach(async () => {
  const { differences } = await server.audit();
  await server.stop();
  expect(differences).toEqual([]);
});

test('an order that redeemed a code is not given it again because the dead hold of somebody else was collected', async () => {
  const coupon = await till.coupon();
  const { code } = coupon;
  await till.reserve(coupon, { code, email: freshEmail(), order: 'A', holdFor: 1 });
  server.clock.pass(2);
  const use = { code, email: freshEmail(), order: 'A' };
  const first = await till.redeem(coupon, use);
  await till.collect();
  expect((await till.redeem(coupon, use)).id).toBe(first.id);
});

test('the same where a reservation without an order was confirmed for it', async () => {
  const coupon = await till.coupon();
  const { code } = coupon;
  await till.reserve(coupon, { code, email: freshEmail(), order: 'F', holdFor: 1 });
  const hold = await till.reserve(coupon, { code, email: freshEmail() });
  server.clock.pass(2);
  await till.one(till.confirming(hold, 'F'));
  await till.collect();
});

test('a hold that a redemption of its order has consumed in this batch is not released too', async () => {
  const coupon = await till.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 10 }] });
  const use = { code: coupon.code, email: freshEmail(), order: 'B' };
  const hold = await till.reserve(coupon, use);
  const [, released] = await till.batch(till.redeeming(coupon, use), till.releasing(hold));
  expect(released).toMatchObject({
    outcome: { kind: 'refused', refusal: { reason: 'reservation_confirmed' } },
  });
});

test('a hold that a redemption of its order has consumed in this batch is confirmed again, not refused', async () => {
  const coupon = await till.coupon();
  const use = { code: coupon.code, email: freshEmail(), order: 'C' };
  const hold = await till.reserve(coupon, use);
  const [, confirmed] = await till.batch(till.redeeming(coupon, use), till.confirming(hold));
  expect(confirmed).toMatchObject({ outcome: { kind: 'repeated', redemption: { reservationId: hold.id } } });
});

test('a dead hold that a redemption of its order has ended in this batch does not fail the whole batch', async () => {
  const coupon = await till.coupon();
  const use = { code: coupon.code, email: freshEmail(), order: 'G' };
  const hold = await till.reserve(coupon, { ...use, holdFor: 1 });
  server.clock.pass(2);
  await till.batch(till.redeeming(coupon, use), till.releasing(hold));
});

test('a dead hold takes nothing off the other codes of its order', async () => {
  const [one, two] = [await till.coupon(), await till.coupon()];
  await till.reserve(one, { code: one.code, order: 'E', amount: 1000, holdFor: 1 });
  server.clock.pass(2);
  expect((await till.redeem(two, { code: two.code, order: 'E', amount: 1000 })).discount).toBe(100);
});

test('a client whom the batch has made has its first order once', async () => {
  const coupon = await till.coupon({ eligibility: { rule: 'nth_order', equals: 1 } });
  const email = freshEmail();
  const [first, second] = await till.batch(
    till.redeeming(coupon, { code: coupon.code, email, order: 'H', amount: 1000, cart: ONE_LINE }),
    till.redeeming(coupon, { code: coupon.code, email, order: 'I', amount: 1000, cart: ONE_LINE }),
  );
  expect(first).toMatchObject({ outcome: { kind: 'redeemed' } });
  expect(second).toMatchObject({
    outcome: { kind: 'refused', refusal: { reason: 'nth_order_too_late', actual: 2 } },
  });
});

test('of several wishes together nothing is left when one of them fails', async () => {
  const [sound, broken] = [await till.coupon(), await till.coupon()];
  const first = await till.redeem(sound, { code: sound.code, order: 'J', amount: 1000 });
  const second = await till.redeem(broken, { code: broken.code, order: 'J', amount: 1000 });
  // Its day can not be told any more.
  await server.pool.query(
    `update coupons set version = version + 1, definition = jsonb_set(definition, '{timeZone}', '"No/Where"') where id = $1`,
    [broken.id],
  );
  const together: TogetherWish = {
    ...{ kind: 'together', mode: 'all', places: [0, 1], idempotency: null },
    wishes: [till.rollingBack(first), till.rollingBack(second)],
    result: { kind: 'rollback', id: first.id },
  };
  await expect(till.batch(together)).rejects.toThrow('No/Where');
  expect((await till.one(till.rollingBack(first))).told).toBe('rolled_back');
});

/** The wish to use one code of each of these coupons for one order, all or none. */
function usingAll(coupons: readonly (Coupon & { readonly code: string })[], order: string): TogetherWish {
  return {
    ...{ kind: 'together', mode: 'all', idempotency: null, places: coupons.map((_, place) => place) },
    wishes: coupons.map((coupon) => till.redeeming(coupon, { code: coupon.code, order, amount: 1000 })),
    result: { kind: 'redemption', id: order },
  };
}

test('orders with several codes share a batch, and each is redeemed whole or not at all', async () => {
  const scarce = await till.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 2 }] });
  const ample = await till.coupon();
  const orders = ['K', 'L', 'M'].map((order) => usingAll([ample, scarce], order));
  const outcomes = await till.batch(
    ...orders,
    till.redeeming(ample, { code: ample.code, order: 'N', amount: 1000 }),
  );
  expect(outcomes).toMatchObject([
    { kind: 'together', done: true },
    { kind: 'together', done: true },
    {
      kind: 'together',
      done: false,
      outcomes: [{ outcome: { kind: 'redeemed' } }, { outcome: { kind: 'refused' } }],
    },
    { kind: 'redemption', outcome: { kind: 'redeemed' } },
  ]);
  expect(await redemptionsOf(ample)).toBe(3);
  expect(await redemptionsOf(scarce)).toBe(2);
});

test('what can be confirmed one by one but not together is not confirmed, and takes nothing else of its batch along', async () => {
  const coupon = await till.coupon({ limits: [{ on: 'redemptions', per: 'coupon', max: 2 }] });
  const { code } = coupon;
  const holds = [
    await till.reserve(coupon, { code, order: 'O', holdFor: 1 }),
    await till.reserve(coupon, { code, order: 'P', holdFor: 1 }),
  ];
  server.clock.pass(2);
  await till.redeem(coupon, { code, order: 'Q' });
  const together: TogetherWish = {
    ...{ kind: 'together', mode: 'all', idempotency: null, places: [0, 1] },
    wishes: holds.map((hold) => till.confirming(hold)),
    result: { kind: 'redemption', id: 'O and P' },
  };
  const other = await till.coupon();
  const redeeming = till.redeeming(other, { code: other.code, order: 'R' });
  await expect(till.batch(redeeming, together)).rejects.toThrow(TornApart);
  expect(await till.batch(together)).toMatchObject([{ kind: 'together', done: false }]);
  expect(await redemptionsOf(coupon)).toBe(1);
  expect(await redemptionsOf(other)).toBe(0);
});

async function redemptionsOf({ id }: Coupon): Promise<number> {
  const { rows } = await server.pool.query('select count(*)::int from redemptions where coupon_id = $1', [
    id,
  ]);
  return rows[0].count;
}

test('who asks for an imported code gets one, though others of the same batch use, are given or lose the first ones', async () => {
  const coupon = await till.coupon({ codes: { kind: 'imported' } });
  const codes = ['STOCK-1', 'STOCK-2', 'STOCK-3', 'STOCK-4'];
  const json = { codes: codes.map((code) => ({ code })) };
  const shop = new V1Shop(server, server.keys.admin);
  expect((await shop.post(`/v1/coupons/${coupon.id}/codes/import`, json)).status).toBe(201);
  const [used, given, lost, left] = codes as [string, string, string, string];
  const outcomes = await till.batch(
    till.redeeming(coupon, { code: used }),
    till.assigning(coupon, given, freshEmail()),
    till.disabling(coupon, lost),
    till.activating(coupon, [], freshEmail()),
  );
  expect(outcomes.map((one) => ('outcome' in one ? one.outcome.kind : one.kind))).toEqual([
    ...['redeemed', 'changed', 'changed', 'activated'],
  ]);
  expect(outcomes.at(-1)).toMatchObject({ outcome: { activation: { code: left } } });
});
