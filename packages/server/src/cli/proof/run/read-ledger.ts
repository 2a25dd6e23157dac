import type pg from 'pg';
import type { Ledger } from '../history/ledger.ts';

/** An instant as milliseconds since the epoch. */
const AT = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const WHERE = 'workspace_id = $1::uuid and coupon_id = any($2::uuid[])';

const USE = `
  id, coupon_id as "couponId", ${AT('at')} as at, code, client_id as "clientId", order_id as "orderId",
  amount::float8, discount::float8, day::text, activates, joint_id as "jointId"`;

/** The parts of a list of lines that is kept as text, by their places in it. */
const PARTS = (lines: string, parts: string): string => `
  (select jsonb_agg(jsonb_build_object('id', l ->> 0, ${parts})) from jsonb_array_elements(${lines}) l) as lines`;

const USED_LINES = PARTS(`cart::jsonb -> 'lines'`, `'discount', l -> 3`);
const RETURNED_LINES = PARTS('lines::jsonb', `'quantity', l -> 1, 'discount', l -> 2`);

/** What is read of each table, under the names of the ledger of a proof. */
const TEXTS: Readonly<Record<keyof Ledger, string>> = {
  activations: `
    select id, coupon_id as "couponId", ${AT('at')} as at, code, client_id as "clientId", takes_over as "takesOver"
    from activations where ${WHERE}`,
  redemptions: `select ${USE}, ${USED_LINES}, reservation_id as "reservationId" from redemptions where ${WHERE}`,
  reservations: `select ${USE}, ${USED_LINES}, ${AT('holds_until')} as "holdsUntil" from reservations where ${WHERE}`,
  ends: `
    select id as "reservationId", coupon_id as "couponId", ${AT('at')} as at, outcome, redemption_id as "redemptionId",
      deactivates
    from reservation_ends where ${WHERE}`,
  rollbacks: `
    select id, coupon_id as "couponId", redemption_id as "redemptionId", ${AT('at')} as at, reason, amount::float8,
      discount::float8, ${RETURNED_LINES}, completes, gives_back_use as "givesBackUse", deactivates
    from rollbacks where ${WHERE}`,
};

/** Reads the rows of some coupons from the database, as they stood at one instant. */
export async function readLedger(
  pool: pg.Pool,
  workspaceId: string,
  couponIds: readonly string[],
): Promise<Ledger> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const read = async <Table extends keyof Ledger>(table: Table): Promise<Ledger[Table]> => {
      const { rows } = await client.query(TEXTS[table], [workspaceId, [...couponIds]]);
      return rows as unknown as Ledger[Table];
    };
    const ledger = {
      activations: await read('activations'),
      redemptions: await read('redemptions'),
      reservations: await read('reservations'),
      ends: await read('ends'),
      rollbacks: await read('rollbacks'),
    };
    await client.query('commit');
    return ledger;
  } finally {
    client.release();
  }
}
