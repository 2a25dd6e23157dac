import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshEmail } from './support/shop.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { Till } from './support/till.ts';
import { V1Shop } from './support/v1-shop.ts';

let server: TestServer;
let till: Till;
let ids: Readonly<Record<Lived, string>>;

/** Of what there is something to spoil. */
type Lived =
  | ('coupon' | 'ean' | 'redeemed' | 'partly' | 'confirmed' | 'held' | 'ended')
  | ('shipping' | 'cart' | 'shipped' | 'heldCart');

const CODE = '2600010000015';
/** Longer than all of this takes. */
const DAY = 86_400;

beforeAll(async () => {
  // No chore comes between what is spoilt and what is found.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await startTestServer();
  server.clock.passToMorning();
  till = new Till(server, (await server.workspace()).id);
  ids = await live();
});

afterAll(async () => {
  vi.useRealTimers();
  await server.stop();
});

/** Leaves something of everything that the ledger can have, in a coupon with every limit and in individual codes. */
async function live(): Promise<typeof ids> {
  const coupon = await till.coupon({
    limits: [
      { on: 'activations', max: 1000 },
      { on: 'redemptions', per: 'coupon', period: 'week', max: 1000 },
      { on: 'discount', max: 100_000 },
    ],
  });
  const { code } = coupon;
  const redeemed = await till.redeem(coupon, { code, email: freshEmail(), order: 'R', amount: 1000 });
  const partly = await till.redeem(coupon, { code, email: freshEmail(), order: 'P', amount: 1000 });
  const whole = await till.redeem(coupon, { code, email: freshEmail(), order: 'W', amount: 1000 });
  await till.one(till.rollingBack(partly, 300));
  await till.one(till.rollingBack(whole));
  const held = await till.reserve(coupon, {
    code,
    email: freshEmail(),
    order: 'H',
    amount: 500,
    holdFor: DAY,
  });
  const dying = await till.reserve(coupon, {
    code,
    email: freshEmail(),
    order: 'D',
    amount: 500,
    holdFor: 1,
  });
  const confirmed = await till.reserve(coupon, { code, email: freshEmail(), order: 'C', amount: 500 });
  await till.one(till.confirming(confirmed));
  await till.one(till.releasing(await till.reserve(coupon, { code, email: freshEmail(), amount: 500 })));
  const ean = await till.coupon({
    codes: { kind: 'ean13', prefix: '260001' },
    limits: [{ on: 'redemptions', per: 'client', period: 'month', max: 100 }],
  });
  await till.activate(ean, CODE, freshEmail());
  await till.redeem(ean, { code: CODE, amount: 200 });
  await till.reserve(ean, { code: CODE, amount: 200, holdFor: DAY });
  const carts = await liveWithCarts();
  const again = { code, order: 'A', amount: 500 };
  const lapsed = await till.reserve(coupon, { ...again, holdFor: 1 });
  server.clock.pass(2);
  await till.collect();
  // The late confirmation of a hold takes the hold that its order has meanwhile.
  await till.reserve(coupon, { ...again, holdFor: DAY });
  await till.one(till.confirming(lapsed));
  return {
    ...carts,
    ...{ coupon: coupon.id, ean: ean.id, redeemed: redeemed.id, partly: partly.id },
    ...{ confirmed: confirmed.id, held: held.id, ended: dying.id },
  };
}

/** Three mugs and a pot, and something to send them for. */
const CART = {
  currency: 'GBP',
  lines: [
    { id: 'mug', sku: 'MUG', quantity: 3, unitPrice: 333 },
    { id: 'pot', sku: 'POT', quantity: 1, unitPrice: 2000 },
  ],
  shipping: { amount: 450, method: 'standard' },
};

/** Uses codes with carts: one is given back in part, line by line, one with the shipping as a whole, and one is held. */
async function liveWithCarts(): Promise<Pick<typeof ids, 'shipping' | 'cart' | 'shipped' | 'heldCart'>> {
  const shop = new V1Shop(server, server.keys.admin);
  const percent = await shop.coupon({ limits: [{ on: 'discount', max: 100_000 }] });
  const shipping = await shop.coupon({
    ...{ discount: { kind: 'shipping', percent: 100, cap: null }, limits: [{ on: 'discount', max: 1000 }] },
  });
  const use = async (path: 'redemptions' | 'reservations', { codes }: typeof percent) => {
    const code = String((codes as { readonly code?: string }).code);
    const held = path === 'reservations' ? { expiresIn: DAY } : {};
    const { status, body } = await shop.post(`/v1/${path}`, { codes: [code], cart: CART, ...held });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body.id;
  };
  const cart = await use('redemptions', percent);
  const shipped = await use('redemptions', shipping);
  const heldCart = await use('reservations', percent);
  for (const quantity of [1, 1]) {
    await shop.post(`/v1/redemptions/${cart}/rollback`, { lines: [{ lineId: 'mug', quantity }] });
  }
  await shop.post(`/v1/redemptions/${shipped}/rollback`, { lines: [{ lineId: 'pot', quantity: 1 }] });
  await shop.post(`/v1/redemptions/${shipped}/rollback`, {});
  return { shipping: shipping.id, cart, shipped, heldCart };
}

test('a ledger in which everything has happened is clean', async () => {
  const { differences } = await server.audit();
  expect(differences).toEqual([]);
});

/** What can go wrong with a stored row: which counter says so then, and how the row is spoilt; `$1` is the id. */
type Spoilt = readonly [counter: string, of: Lived, statement: string];

const TOTALS = 'update coupon_totals set';
const CODES = 'update codes set';
const HOLDERS = 'update coupon_clients set';
const DAYS = 'update coupon_days set';
const OF_COUPON = 'where coupon_id = $1';
const OF_CODE = "where coupon_id = $1 and kind = 'individual'";

const SPOILT: readonly Spoilt[] = [
  ['activations of a coupon', 'coupon', `${TOTALS} activations = activations + 1 ${OF_COUPON}`],
  ['discount of a coupon', 'coupon', `${TOTALS} discount = discount - 1 ${OF_COUPON}`],
  ['redemptions of a coupon', 'coupon', `${TOTALS} redemptions = redemptions + 1 ${OF_COUPON}`],
  ['held of a coupon', 'coupon', `${TOTALS} held = held - 1 ${OF_COUPON}`],
  ['latest day of a coupon', 'coupon', `${TOTALS} used_on = used_on + 1 ${OF_COUPON}`],
  ['uses in the day of a coupon', 'coupon', `${TOTALS} used_in_day = used_in_day + 1 ${OF_COUPON}`],
  ['uses in the week of a coupon', 'coupon', `${TOTALS} used_in_week = used_in_week + 1 ${OF_COUPON}`],
  ['uses in the month of a coupon', 'coupon', `${TOTALS} used_in_month = 0 ${OF_COUPON}`],
  ['held of a coupon', 'coupon', `delete from coupon_totals ${OF_COUPON}`],
  ['redemptions of a code', 'ean', `${CODES} redemptions = 2 ${OF_CODE}`],
  ['held of a code', 'ean', `${CODES} held = 0 ${OF_CODE}`],
  ['latest day of a code', 'ean', `${CODES} used_on = null ${OF_CODE}`],
  ['uses in the day of a code', 'ean', `${CODES} used_in_day = 1 ${OF_CODE}`],
  ['uses in the week of a code', 'ean', `${CODES} used_in_week = 9 ${OF_CODE}`],
  ['uses in the month of a code', 'ean', `${CODES} used_in_month = 1 ${OF_CODE}`],
  ['last redemption of a code', 'ean', `${CODES} last_redeemed_at = null ${OF_CODE}`],
  ['activation of a code', 'ean', `${CODES} activated_by_use = true ${OF_CODE}`],
  ['activation of a code', 'ean', `${CODES} activated_at = null ${OF_CODE}`],
  ['code issued by an activation', 'ean', `delete from codes ${OF_CODE}`],
  ['redemptions of a client', 'coupon', `${HOLDERS} redemptions = redemptions + 1 ${OF_COUPON}`],
  ['held of a client', 'coupon', `${HOLDERS} held = held + 1 ${OF_COUPON}`],
  ['latest day of a client', 'coupon', `${HOLDERS} used_on = used_on - 1 ${OF_COUPON}`],
  ['uses in the day of a client', 'coupon', `${HOLDERS} used_in_day = 7 ${OF_COUPON}`],
  ['uses in the week of a client', 'coupon', `${HOLDERS} used_in_week = 7 ${OF_COUPON}`],
  ['uses in the month of a client', 'ean', `${HOLDERS} used_in_month = 7 ${OF_COUPON}`],
  ['last redemption of a client', 'ean', `${HOLDERS} last_redeemed_at = activated_at ${OF_COUPON}`],
  ['activation of a client', 'coupon', `${HOLDERS} activated_at = null ${OF_COUPON}`],
  ['activation of a client', 'ean', `${HOLDERS} activated_by_use = true ${OF_COUPON}`],
  ['clients by day', 'coupon', `delete from coupon_clients ${OF_COUPON}`],
  ...['issued', 'activated', 'deactivated', 'redeemed', 'rolled_back', 'clients', 'discount', 'amount'].map(
    daySpoilt,
  ),
  ...['discount_back', 'amount_back'].map(daySpoilt),
  ['hold of a reservation', 'held', 'delete from holds where reservation_id = $1'],
  [
    'hold of a reservation',
    'held',
    "update holds set holds_until = holds_until + '1s' where reservation_id = $1",
  ],
  ['hold of a reservation', 'held', 'update holds set coupon_id = $1 where reservation_id = $1'],
  ['hold of a reservation', 'ended', 'delete from reservation_ends where id = $1'],
  ['held of a client', 'ended', 'delete from reservation_ends where id = $1'],
  ['redemption of a confirmed reservation', 'confirmed', 'delete from redemptions where reservation_id = $1'],
  ['redemption of a confirmed reservation', 'confirmed', 'delete from reservation_ends where id = $1'],
  [
    'redemption of a confirmed reservation',
    'confirmed',
    'update reservation_ends set redemption_id = $1 where id = $1',
  ],
  [
    'redemption of a confirmed reservation',
    'confirmed',
    `update reservation_ends set redemption_id =
      (select id from redemptions where reservation_id <> $1::uuid limit 1) where id = $1::uuid`,
  ],
  [
    'ends of a reservation',
    'confirmed',
    `insert into reservation_ends (workspace_id, id, outcome, coupon_id, at, deactivates)
    select workspace_id, id, 'released', coupon_id, at, false from reservation_ends where id = $1`,
  ],
  ['amount given back of a redemption', 'partly', 'update returns set amount = 1 where redemption_id = $1'],
  [
    'discount given back of a redemption',
    'partly',
    'update returns set discount = 1 where redemption_id = $1',
  ],
  [
    'whole given back of a redemption',
    'partly',
    'update returns set is_whole = true where redemption_id = $1',
  ],
  ['whole given back of a redemption', 'partly', 'delete from returns where redemption_id = $1'],
  ['amount rolled back', 'partly', 'update rollbacks set amount = 1001 where redemption_id = $1'],
  ['discount rolled back', 'partly', 'update rollbacks set discount = 101 where redemption_id = $1'],
  ['discount rolled back', 'partly', 'update rollbacks set completes = true where redemption_id = $1'],
  ['uses rolled back', 'partly', 'update rollbacks set gives_back_use = true where redemption_id = $1'],
  ['redemption rolled back', 'partly', 'delete from redemptions where id = $1'],
  [
    'times rolled back',
    'coupon',
    `insert into rollbacks (workspace_id, id, redemption_id, coupon_id, reason, at, discount, completes, gives_back_use, deactivates)
    select workspace_id, gen_random_uuid(), redemption_id, coupon_id, reason, at, 0, true, false, false
    from rollbacks where coupon_id = $1 and completes`,
  ],
  [
    'use of an order',
    'redeemed',
    "update orders set uses = '[]' where uses @> jsonb_build_array(jsonb_build_object('id', $1::uuid))",
  ],
  [
    'use of an order',
    'held',
    "delete from orders where uses @> jsonb_build_array(jsonb_build_object('id', $1::uuid))",
  ],
  ['use of an order', 'redeemed', 'delete from redemptions where id = $1'],
  [
    'use of an order',
    'redeemed',
    "update orders set uses = jsonb_set(uses, '{0,code}', '\"OTHER\"') where order_id = 'R' and $1 <> ''",
  ],
  [
    'use of an order',
    'ended',
    "update orders set uses = jsonb_build_array(jsonb_build_object('id', $1::uuid, 'kind', 'reservation', 'code', 'X')) where order_id = 'D'",
  ],
  ['discount of a coupon', 'shipping', `${TOTALS} discount = discount + 450 ${OF_COUPON}`],
  ['discount by day', 'shipping', `${DAYS} discount = discount - 450 ${OF_COUPON}`],
  ['discount back by day', 'shipping', `${DAYS} discount_back = 0 ${OF_COUPON}`],
  ['discount of the lines of a redemption', 'shipped', inCart('redemptions', '{shipping,1}', 449)],
  ['discount of the lines of a redemption', 'cart', inCart('redemptions', '{lines,1,3}', 199)],
  ['amount of the lines of a redemption', 'cart', inCart('redemptions', '{lines,0,2}', 334)],
  ['lines below zero of a redemption', 'cart', inCart('redemptions', '{lines,0,4}', 900)],
  ['discount of the lines of a reservation', 'heldCart', inCart('reservations', '{lines,0,3}', 99)],
  ['lines of a rollback', 'cart', 'update rollbacks set lines = null where redemption_id = $1'],
  ['lines of a rollback', 'partly', "update rollbacks set lines = '[]' where redemption_id = $1"],
  ['amount of the lines of a rollback', 'cart', inRollbacks('cup', 1, 33)],
  ['discount of the lines of a rollback', 'cart', inRollbacks('mug', 1, 32)],
  [
    'discount of the lines of a rollback',
    'shipped',
    'update rollbacks set shipping_discount = 0 where redemption_id = $1',
  ],
  ['units rolled back of a line', 'cart', inRollbacks('mug', 2, 33)],
  ['units rolled back of a line', 'cart', inRollbacks('cup', 1, 33)],
  ['discount rolled back of a line', 'cart', inRollbacks('mug', 1, 34)],
  ['units given back of a line', 'cart', 'update returns set lines = null where redemption_id = $1'],
  ['units given back of a line', 'cart', inReturn('mug', 3, 66)],
  ['discount given back of a line', 'cart', inReturn('mug', 2, 67)],
  ['discount given back of a line', 'cart', inReturn('pot', 2, 66)],
  ['units rolled back as a whole', 'cart', 'update rollbacks set completes = true where redemption_id = $1'],
  [
    'shipping discount rolled back',
    'shipped',
    'update rollbacks set shipping_discount = 100 where redemption_id = $1',
  ],
];

/** Puts a number into a cart that is kept with a use. */
function inCart(table: 'redemptions' | 'reservations', path: string, value: number): string {
  return `update ${table} set cart = jsonb_set(cart::jsonb, '${path}', '${value}')::text where id = $1`;
}

/** Has every rollback of a redemption, or its return, tell this line only. */
function inRollbacks(...line: readonly [string, number, number]): string {
  return `update rollbacks set lines = '${JSON.stringify([line])}' where redemption_id = $1`;
}

function inReturn(...line: readonly [string, number, number]): string {
  return `update returns set lines = '${JSON.stringify([line])}' where redemption_id = $1`;
}

function daySpoilt(column: string): Spoilt {
  return [`${column.replace('_', ' ')} by day`, 'coupon', `${DAYS} ${column} = ${column} + 1 ${OF_COUPON}`];
}

describe('the audit finds that', () => {
  test.each(SPOILT)('the %s is wrong: %s, %s', async (counter, of, statement) => {
    const keep = KEPT.map((name) => `create table kept.${name} as table ${name}`);
    await server.pool.query(`create schema kept; ${keep.join('; ')}`);
    try {
      expect((await server.pool.query(statement, [ids[of]])).rowCount).toBeGreaterThan(0);
      const found = (await server.audit()).differences;
      expect(found.map((difference) => difference.counter)).toContain(counter);
      expect(found.every(({ stored, ledger }) => stored !== ledger)).toBe(true);
    } finally {
      const restore = KEPT.map((name) => `delete from ${name}; insert into ${name} table kept.${name}`);
      await server.pool.query(`${restore.join('; ')}; drop schema kept cascade`);
    }
    expect((await server.audit()).differences).toEqual([]);
  });
});

/** All that a statement above spoils. */
const KEPT = [
  ...['coupon_totals', 'codes', 'coupon_clients', 'coupon_days', 'holds', 'returns', 'orders'],
  ...['redemptions', 'reservations', 'reservation_ends', 'rollbacks'],
];
