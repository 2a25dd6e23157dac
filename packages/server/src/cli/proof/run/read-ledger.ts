import type pg from 'pg';
import type { Ledger } from '../history/ledger.ts';

/** An instant as milliseconds since the epoch. */
const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const OF_COUPONS = 'workspace_id = $1::uuid and coupon_id = any($2::uuid[])';

const ACTIVATIONS = `
  select id, coupon_id as "couponId", ${ms('at')} as at, code, client_id as "clientId"
  from activations where ${OF_COUPONS}`;

const USE = `
  select id, coupon_id as "couponId", ${ms('at')} as at, code, client_id as "clientId", order_id as "orderId",
    amount::float8, discount::float8, activates`;

const REDEMPTIONS = `
  ${USE}, to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, null as "jointId", null as "reservationId"
  from redemptions where ${OF_COUPONS}`;

/** Reads the rows of some coupons from the database, as they stood at one instant. */
export async function readLedger(
  pool: pg.Pool,
  workspaceId: string,
  couponIds: readonly string[],
): Promise<Ledger> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const read = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
      (await client.query<Row>(text, [workspaceId, [...couponIds]])).rows;
    const ledger = {
      activations: await read<Ledger['activations'][number]>(ACTIVATIONS),
      redemptions: await read<Ledger['redemptions'][number]>(REDEMPTIONS),
      reservations: [],
      ends: [],
      rollbacks: [],
    };
    await client.query('commit');
    return ledger;
  } finally {
    client.release();
  }
}
