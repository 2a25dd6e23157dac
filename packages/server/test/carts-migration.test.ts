import { readFile } from 'node:fs/promises';
import { DEFAULT_STACKING, ON_ORDER, type Redemption } from '@couponry/engine';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../src/commands/audit/audit.ts';
import { redemptionFromRow } from '../src/commands/coupon-ledger/ledger-rows.ts';
import { CouponCache } from '../src/commands/coupons/coupon-cache.ts';
import { seeCoupons } from '../src/commands/coupons/see-coupons.ts';
import { query } from '../src/platform/db/query.ts';
import { makeId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type RollbackRow, readRollbacks, selectRollbacks } from '../src/sql/rollback-rows.ts';
import { readRedemptions, selectRedemptions } from '../src/sql/select-ledger-row.ts';
import { TestClock } from './support/test-clock.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';
import { Till } from './support/till.ts';

const BEFORE = ['0001-coupons.sql', '0002-checkout.sql'];
const MONDAY = Date.UTC(2026, 10, 23, 9);
const DAY = '2026-11-23';

const WORKSPACE = makeId(MONDAY);
const PERCENT = makeId(MONDAY);
const AMOUNT = makeId(MONDAY);
/** A redemption of which a part was given back before, one that nothing was, and one of an order of no known value. */
const [PARTLY, WHOLE, PLAIN] = [makeId(MONDAY), makeId(MONDAY), makeId(MONDAY)];

let database: TestDatabase;
let pool: pg.Pool;
let till: Till;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ ...database.connection, max: 3 });
  await pool.query('drop schema public cascade; create schema public');
  await pool.query('create table schema_migrations (name text primary key, applied_at timestamptz not null)');
  for (const name of BEFORE) {
    await pool.query(await readFile(new URL(`../src/migrations/${name}`, import.meta.url), 'utf8'));
    await pool.query('insert into schema_migrations values ($1, now())', [name]);
  }
  await liveUnderTheSecond();
  expect((await migrate(pool))[0]).toBe('0003-carts.sql');
  till = new Till({ pool, clock: new TestClock() }, WORKSPACE);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Stores a row of a table. */
async function store(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = ['workspace_id', ...Object.keys(row)];
  const values = [WORKSPACE, ...Object.values(row)];
  const places = values.map((_, index) => `$${index + 1}`);
  await pool.query(`insert into ${table} (${columns.join()}) values (${places.join()})`, values);
}

const INFO = {
  ...{ description: 'Old', additionalDescription: '', termsUrl: '', image: '', tags: [] },
  ...{ locations: null, attributes: {}, products: null },
};

/** A coupon as the version before carts stored it, with what was used of it. */
async function storeCoupon(
  id: string,
  code: string,
  discount: object,
  used: Readonly<{ redemptions: number; discount: number }>,
): Promise<void> {
  const at = new Date(MONDAY);
  const definition = {
    ...{ currency: 'GBP', timeZone: 'UTC', codes: { kind: 'friendly', code }, strict: false, info: INFO },
    ...{ activation: { required: false, validFor: null }, limits: [{ on: 'discount', max: 5000 }] },
    ...{ rollback: { givesBack: true }, discount },
  };
  const row = { id, name: 'Lived', version: 3, state: 'published', hidden: false, starts_at: at };
  await store('coupons', {
    ...{ ...row, created_at: at, updated_at: at },
    definition: JSON.stringify(definition),
  });
  const recent = { used_on: DAY, used_in_day: used.redemptions, used_in_week: used.redemptions };
  await store('coupon_totals', {
    ...{ coupon_id: id, activations: used.redemptions, decided_at: at },
    ...{ ...used, ...recent, used_in_month: used.redemptions },
  });
  const friendly = { kind: 'friendly', spelling: code, redemptions: 0, issued_at: at };
  await store('codes', { code, coupon_id: id, ...friendly });
}

/** A redemption of nobody by name, as the version before carts stored it. */
async function storeRedemption(
  id: string,
  couponId: string,
  code: string,
  worth: Readonly<{ amount: number | null; discount: number }>,
): Promise<void> {
  const at = new Date(MONDAY);
  const order = { store: 'test', order_id: `order ${id}` };
  await store('redemptions', {
    ...{ id, coupon_id: couponId, code, client_id: null, ...order, ...worth, currency: 'GBP' },
    ...{ at, activates: true, activated_at: at, expires_at: null, usable_after: true, day: DAY },
  });
  await store('orders', { ...order, uses: JSON.stringify([{ id, kind: 'redemption', code }]) });
}

async function liveUnderTheSecond(): Promise<void> {
  await pool.query(
    `insert into workspaces (id, name, currency, time_zone, code_key, token_key, guess_key, created_at)
    values ($1, 'Shop', 'GBP', 'UTC', '', '', '', now())`,
    [WORKSPACE],
  );
  await storeCoupon(
    PERCENT,
    'TENTH',
    { kind: 'percent', percent: 100_000 },
    { redemptions: 2, discount: 170 },
  );
  await storeCoupon(AMOUNT, 'FIVER', { kind: 'amount', amount: 500 }, { redemptions: 1, discount: 500 });
  await storeRedemption(PARTLY, PERCENT, 'TENTH', { amount: 1000, discount: 100 });
  await storeRedemption(WHOLE, PERCENT, 'TENTH', { amount: 1000, discount: 100 });
  await storeRedemption(PLAIN, AMOUNT, 'FIVER', { amount: null, discount: 500 });
  const part = { redemption_id: PARTLY, amount: 300, discount: 30 };
  const kept = { completes: false, gives_back_use: false, deactivates: false };
  const row = { id: makeId(MONDAY), coupon_id: PERCENT, reason: 'returned', at: new Date(MONDAY) };
  await store('rollbacks', { ...part, ...kept, ...row });
  await store('returns', { ...part, is_whole: false });
  const day = { day: DAY, stripe: 0, issued: 0, clients: 0 };
  const ofPercent = { activated: 2, redeemed: 2, discount: 200, amount: 2000 };
  await store('coupon_days', {
    ...{ coupon_id: PERCENT, ...day, ...ofPercent, discount_back: 30, amount_back: 300 },
  });
  const ofAmount = { activated: 1, redeemed: 1, discount: 500, amount: 0 };
  await store('coupon_days', { coupon_id: AMOUNT, ...day, ...ofAmount });
}

async function redemption(id: string): Promise<Redemption> {
  const [result] = await query(pool, [selectRedemptions(WORKSPACE, [id])]);
  const [row] = readRedemptions(result?.rows ?? []);
  if (row === undefined) throw new Error(`The redemption ${id} is gone`);
  return redemptionFromRow(row);
}

async function rollbacksOf(id: string): Promise<RollbackRow[]> {
  const [result] = await query(pool, [selectRollbacks(WORKSPACE, [id])]);
  return readRollbacks(result?.rows ?? []);
}

test('the audit of what lived before finds nothing', async () => {
  expect(await audit(pool, () => {})).toEqual({ workspaces: 1, differences: [] });
});

test('coupons take everything, off the whole order, without a cap, as they did before', async () => {
  const { rows } = await pool.query(
    `select definition -> 'discount' as discount, definition -> 'eligibility' as eligibility,
      definition -> 'stacking' as stacking from coupons order by id = $1 desc`,
    [PERCENT],
  );
  const chosen = { eligibility: null, stacking: DEFAULT_STACKING };
  const percent = { kind: 'percent', percent: 100_000, cap: null, target: ON_ORDER };
  const amount = { kind: 'amount', amount: 500, target: ON_ORDER };
  expect(rows).toEqual([
    { ...chosen, discount: percent },
    { ...chosen, discount: amount },
  ]);
  const coupons = await seeCoupons(pool, new CouponCache(), WORKSPACE, [PERCENT, AMOUNT]);
  const rest = { version: 3, limits: [{ on: 'discount', max: 5000 }], rollback: { givesBack: true } };
  expect(coupons).toMatchObject([
    { id: PERCENT, ...chosen, ...rest, info: INFO, discount: percent },
    { id: AMOUNT, ...chosen, ...rest, info: INFO, discount: amount },
  ]);
});

test('redemptions and rollbacks are what they were, and know no cart', async () => {
  expect(await redemption(PARTLY)).toMatchObject({ amount: 1000, discount: 100, cart: null });
  expect(await redemption(PLAIN)).toMatchObject({ amount: null, discount: 500, cart: null });
  expect(await rollbacksOf(PARTLY)).toMatchObject([
    { amount: 300, discount: 30, shippingDiscount: 0, lines: null, completes: false },
  ]);
});

test('what is left of an old redemption is given back by its amount, never by lines', async () => {
  const partly = await redemption(PARTLY);
  const lines = [{ lineId: '1', quantity: 1 }];
  expect(await till.one({ ...till.rollingBack(partly), lines })).toMatchObject({ told: 'lines_unknown' });
  expect((await till.one(till.rollingBack(partly, 701))).told).toBe('more_than_left');
  expect((await till.one(till.rollingBack(partly, 333))).told).toBe('rolled_back');
  expect((await till.one(till.rollingBack(partly))).told).toBe('rolled_back');
  expect((await rollbacksOf(PARTLY)).map(({ discount, lines: told }) => [discount, told])).toEqual([
    ...[30, 33, 37].map((discount) => [discount, null]),
  ]);
  expect((await till.one(till.rollingBack(await redemption(WHOLE)))).told).toBe('rolled_back');
  expect((await till.one(till.rollingBack(await redemption(PLAIN)))).told).toBe('rolled_back');
  const { rows } = await pool.query('select redemptions::int, discount::int from coupon_totals');
  expect(rows).toEqual(Array(2).fill({ redemptions: 0, discount: 0 }));
  expect((await audit(pool, () => {})).differences).toEqual([]);
});
