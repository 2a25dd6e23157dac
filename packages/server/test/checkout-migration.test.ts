import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../src/commands/audit/audit.ts';
import { makeId } from '../src/platform/ids.ts';
import { migrate } from '../src/platform/migrate.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

/** A Monday, three hours before midnight in UTC: in Auckland it is Tuesday by then. */
const MONDAY = Date.UTC(2026, 10, 30, 21);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const WORKSPACE = makeId(MONDAY);
const COUPON = makeId(MONDAY);
const EAN = makeId(MONDAY);
const OPEN = makeId(MONDAY);
const ANN = makeId(MONDAY);
const BEN = makeId(MONDAY);
const CODE = '2912345678901';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ ...database.connection, max: 2 });
  await pool.query('drop schema public cascade; create schema public');
  await pool.query(await readFile(new URL('../src/migrations/0001-coupons.sql', import.meta.url), 'utf8'));
  await pool.query(`create table schema_migrations (name text primary key, applied_at timestamptz not null);
    insert into schema_migrations values ('0001-coupons.sql', now())`);
  await liveUnderTheFirst();
  expect((await migrate(pool))[0]).toBe('0002-checkout.sql');
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

async function storeCoupon(id: string, definition: object, activations: number, last: number): Promise<void> {
  const dates = { starts_at: new Date(MONDAY), created_at: new Date(MONDAY), updated_at: new Date(MONDAY) };
  const row = { id, name: 'Lived', version: 1, state: 'published', hidden: false, ...dates };
  const shared = { currency: 'GBP', activation: { required: false, validFor: null }, strict: false };
  await store('coupons', { ...row, definition: JSON.stringify({ ...shared, ...definition }) });
  await store('coupon_totals', { coupon_id: id, activations, decided_at: new Date(last) });
}

/** A redemption as the first version stored it. */
async function storeRedemption(
  couponId: string,
  at: number,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const id = makeId(at);
  const { code = 'LIVED', order_id = null, activates = false } = fields;
  const row = { client_id: null, store: '', amount: null, discount: null, expires_at: null, ...fields };
  const own = { id, coupon_id: couponId, code, order_id, activates, usable_after: true, currency: 'GBP' };
  await store('redemptions', { ...row, ...own, at: new Date(at), activated_at: new Date(at) });
  if (order_id !== null) {
    await store('order_codes', { store: row.store, order_id, code, redemption_id: id });
  }
}

/** What clients, nobody and individual codes did in four months, as the first version left it. */
async function liveUnderTheFirst(): Promise<void> {
  await pool.query(
    `insert into workspaces (id, name, currency, time_zone, code_key, token_key, guess_key, created_at)
    values ($1, 'Shop', 'GBP', 'UTC', '', '', '', now())`,
    [WORKSPACE],
  );
  const limits = [{ on: 'activations', max: 100 }];
  const friendly = { timeZone: 'Pacific/Auckland', codes: { kind: 'friendly', code: 'LIVED' }, limits };
  await storeCoupon(COUPON, friendly, 3, MONDAY + HOUR);
  const perClient = [{ on: 'redemptions', per: 'client', max: 5 }];
  await storeCoupon(
    EAN,
    { timeZone: 'UTC', codes: { kind: 'ean13', prefix: '29' }, limits: perClient },
    0,
    MONDAY,
  );
  await storeCoupon(
    OPEN,
    { timeZone: 'UTC', codes: { kind: 'friendly', code: 'OPEN' }, limits: [] },
    0,
    MONDAY,
  );
  const money = { amount: 1000, discount: 100 };
  await storeRedemption(COUPON, MONDAY - 40 * DAY, { client_id: ANN, activates: true, ...money });
  await storeRedemption(COUPON, MONDAY - 2 * DAY, { client_id: ANN, order_id: '1', store: 'web', ...money });
  await storeRedemption(COUPON, MONDAY - 11 * HOUR, {
    client_id: ANN,
    order_id: '2',
    store: 'web',
    ...money,
  });
  await storeRedemption(COUPON, MONDAY, {
    client_id: BEN,
    activates: true,
    order_id: '2',
    store: 'app',
    ...money,
  });
  await storeRedemption(COUPON, MONDAY + HOUR, { activates: true });
  const orders = { code: CODE, client_id: ANN, order_id: '2', store: 'web' };
  await storeRedemption(EAN, MONDAY, { ...orders, ...money });
  await storeRedemption(EAN, MONDAY + 4 * HOUR, { code: CODE, client_id: ANN });
  const friendlyCode = { kind: 'friendly', spelling: 'x', redemptions: 0, issued_at: new Date(MONDAY) };
  await store('codes', { code: 'LIVED', coupon_id: COUPON, ...friendlyCode });
  await store('codes', { code: 'OPEN', coupon_id: OPEN, ...friendlyCode });
  const activation = {
    activated_at: new Date(MONDAY),
    redemptions: 2,
    last_redeemed_at: new Date(MONDAY + 4 * HOUR),
  };
  const code = { kind: 'individual', spelling: CODE, issued_at: new Date(MONDAY), client_id: ANN };
  await store('codes', { code: CODE, coupon_id: EAN, ...code, ...activation });
  await store('coupon_clients', { coupon_id: EAN, client_id: ANN, code: CODE, ...activation });
  const issued = { id: makeId(MONDAY), issues_code: true, at: new Date(MONDAY), client_id: ANN, code: CODE };
  await store('activations', { ...issued, coupon_id: EAN });
  await storeHolder(COUPON, ANN, MONDAY - 40 * DAY, 3, MONDAY - 11 * HOUR);
  await storeHolder(COUPON, BEN, MONDAY, 1, MONDAY);
  await storeHolder(OPEN, BEN, MONDAY, 0, null);
  const open = { id: makeId(MONDAY), issues_code: false, at: new Date(MONDAY), client_id: BEN, code: 'OPEN' };
  await store('activations', { ...open, coupon_id: OPEN });
  const day = { day: '2026-12-01', stripe: 7 };
  await store('coupon_days', {
    ...{
      coupon_id: COUPON,
      ...day,
      issued: 0,
      activated: 3,
      redeemed: 5,
      clients: 2,
      discount: 400,
      amount: 4000,
    },
  });
  await store('coupon_days', {
    ...{
      coupon_id: EAN,
      ...day,
      issued: 1,
      activated: 1,
      redeemed: 2,
      clients: 1,
      discount: 100,
      amount: 1000,
    },
  });
  await store('coupon_days', {
    ...{ coupon_id: OPEN, ...day, issued: 0, activated: 1, redeemed: 0, clients: 1, discount: 0, amount: 0 },
  });
}

async function storeHolder(
  couponId: string,
  clientId: string,
  since: number,
  redemptions: number,
  last: number | null,
): Promise<void> {
  const dates = { activated_at: new Date(since), last_redeemed_at: last === null ? null : new Date(last) };
  await store('coupon_clients', { coupon_id: couponId, client_id: clientId, redemptions, ...dates });
}

const USES = `held, activated_by_use as "byUse", used_on::text as on, used_in_day as day, used_in_week as week,
  used_in_month as month`;

test('the audit of what lived before finds nothing', async () => {
  expect(await audit(pool, () => {})).toEqual({ workspaces: 1, differences: [] });
});

test('each redemption has the day that it was in the zone of its coupon', async () => {
  const { rows } = await pool.query('select coupon_id, day::text from redemptions order by id');
  const days = (id: string) => rows.flatMap(({ coupon_id, day }) => (coupon_id === id ? [day] : []));
  expect(days(COUPON)).toEqual(['2026-10-22', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-01']);
  expect(days(EAN)).toEqual(['2026-11-30', '2026-12-01']);
});

test('an order has all that it had, in one row', async () => {
  const { rows } = await pool.query(
    `select o.store, o.order_id as id, array_agg(u ->> 'code' order by u ->> 'code') as codes,
      bool_and(r.order_id = o.order_id and u ->> 'kind' = 'redemption') as right
    from orders o cross join jsonb_array_elements(o.uses) u join redemptions r on r.id = (u ->> 'id')::uuid
    group by 1, 2 order by 1, 2`,
  );
  expect(rows).toEqual([
    { store: 'app', id: '2', codes: ['LIVED'], right: true },
    { store: 'web', id: '1', codes: ['LIVED'], right: true },
    { store: 'web', id: '2', codes: [CODE, 'LIVED'], right: true },
  ]);
});

test('a coupon knows what it has used, in all and in the day, week and month of the last use', async () => {
  const { rows } = await pool.query(
    `select activations::int, redemptions::int, held::int, discount::int, used_on::text as on, used_in_day::int as day,
      used_in_week::int as week, used_in_month::int as month from coupon_totals where coupon_id = $1`,
    [COUPON],
  );
  const uses = { activations: 3, redemptions: 5, held: 0, discount: 400 };
  expect(rows).toEqual([{ ...uses, on: '2026-12-01', day: 2, week: 3, month: 2 }]);
});

test('a client and a code know it too, and by what they are activated', async () => {
  const { rows: holders } = await pool.query(
    `select ${USES} from coupon_clients order by coupon_id = $1 desc, coupon_id = $2 desc, client_id = $3 desc`,
    [COUPON, EAN, ANN],
  );
  const twice = { held: 0, byUse: false, on: '2026-12-01', day: 1, week: 2, month: 1 };
  expect(holders).toEqual([
    { held: 0, byUse: true, on: '2026-11-30', day: 1, week: 1, month: 2 },
    { held: 0, byUse: true, on: '2026-12-01', day: 1, week: 1, month: 1 },
    twice,
    { held: 0, byUse: false, on: null, day: 0, week: 0, month: 0 },
  ]);
  const { rows: codes } = await pool.query(`select ${USES} from codes where kind = 'individual'`);
  expect(codes).toEqual([twice]);
});

test('coupons give their uses back when redemptions are rolled back', async () => {
  const { rows } = await pool.query("select distinct definition -> 'rollback' as rollback from coupons");
  expect(rows).toEqual([{ rollback: { givesBack: true } }]);
});
