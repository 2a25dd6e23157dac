import {
  booleanColumn,
  instantColumn,
  int8Column,
  textColumn,
  uuidArray,
  uuidColumn,
} from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** A rollback as stored. Money in minor units, times in milliseconds since the epoch. */
export interface RollbackRow {
  readonly id: string;
  readonly redemptionId: string;
  readonly couponId: string;
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly reason: string;
  readonly at: number;
  readonly amount: number | null;
  readonly discount: number;
  /** The part of the discount that is the shipping's. */
  readonly shippingDiscount: number;
  /** What came back of each line, as text; null where the redemption knew no cart. */
  readonly lines: string | null;
  readonly completes: boolean;
  readonly givesBackUse: boolean;
  readonly deactivates: boolean;
}

const ROLLBACKS = rowsOf('k', {
  id: '$2::uuid[]',
  redemption_id: '$3::uuid[]',
  coupon_id: '$4::uuid[]',
  client_id: '$5::uuid[]',
  key_id: '$6::uuid[]',
  reason: '$7::text[]',
  at: '$8::timestamptz[]',
  amount: '$9::int8[]',
  discount: '$10::int8[]',
  completes: '$11::boolean[]',
  gives_back_use: '$12::boolean[]',
  deactivates: '$13::boolean[]',
  shipping_discount: '$14::int8[]',
  lines: '$15::text[]',
});

/** Appends rollbacks to the ledger. */
export function insertRollbacks(workspaceId: string, rows: readonly RollbackRow[]): Statement {
  const text = `
    insert into rollbacks (workspace_id, id, redemption_id, coupon_id, client_id, key_id, reason, at, amount, discount,
      completes, gives_back_use, deactivates, shipping_discount, lines)
    select $1::uuid, k.id, k.redemption_id, k.coupon_id, k.client_id, k.key_id, k.reason, k.at, k.amount, k.discount,
      k.completes, k.gives_back_use, k.deactivates, k.shipping_discount, k.lines
    from ${ROLLBACKS}`;
  return {
    name: 'insert_rollbacks',
    text,
    values: [
      workspaceId,
      uuidColumn(rows, (row) => row.id),
      uuidColumn(rows, (row) => row.redemptionId),
      uuidColumn(rows, (row) => row.couponId),
      uuidColumn(rows, (row) => row.clientId),
      uuidColumn(rows, (row) => row.keyId),
      textColumn(rows, (row) => row.reason),
      instantColumn(rows, (row) => row.at),
      int8Column(rows, (row) => row.amount),
      int8Column(rows, (row) => row.discount),
      booleanColumn(rows, (row) => row.completes),
      booleanColumn(rows, (row) => row.givesBackUse),
      booleanColumn(rows, (row) => row.deactivates),
      int8Column(rows, (row) => row.shippingDiscount),
      textColumn(rows, (row) => row.lines),
    ],
  };
}

/** Reads the rollbacks of redemptions, the oldest first. */
export function selectRollbacks(workspaceId: string, redemptionIds: readonly string[]): Statement {
  const text = `
    select b.id, b.redemption_id, b.coupon_id, b.client_id, b.key_id, b.reason, ${asMilliseconds('b.at')}, b.amount,
      b.discount, b.completes, b.gives_back_use, b.deactivates, b.shipping_discount, b.lines
    from rollbacks b
    where b.workspace_id = $1::uuid and b.redemption_id = any($2::uuid[])
    order by b.id`;
  return { name: 'select_rollbacks', text, values: [workspaceId, uuidArray(redemptionIds)] };
}

/** The rows of {@link selectRollbacks}. */
export function readRollbacks(rows: readonly Row[]): RollbackRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    redemptionId: row[1] ?? '',
    couponId: row[2] ?? '',
    clientId: row[3] ?? null,
    keyId: row[4] ?? null,
    reason: row[5] ?? '',
    at: Number(row[6]),
    amount: integerOrNull(row[7]),
    discount: Number(row[8]),
    completes: row[9] === 't',
    givesBackUse: row[10] === 't',
    deactivates: row[11] === 't',
    shippingDiscount: Number(row[12]),
    lines: row[13] ?? null,
  }));
}

/** How much of a redemption was given back so far. Money in minor units. */
export interface ReturnRow {
  readonly redemptionId: string;
  readonly amount: number;
  readonly discount: number;
  /** What came back of each line so far, as text; null where the redemption knew no cart. */
  readonly lines: string | null;
  readonly isWhole: boolean;
}

/** The same with the order for which it was redeemed, as it is stored; null: it named none. */
export interface ReturnOfOrderRow extends ReturnRow {
  readonly orderId: string | null;
}

const RETURNS = rowsOf('k', {
  redemption_id: '$2::uuid[]',
  amount: '$3::int8[]',
  discount: '$4::int8[]',
  is_whole: '$5::boolean[]',
  lines: '$6::text[]',
  order_id: '$7::text[]',
});

const INSERT_RETURNS = `
  insert into returns (workspace_id, redemption_id, amount, discount, is_whole, lines, order_id)
  select $1::uuid, k.redemption_id, k.amount, k.discount, k.is_whole, k.lines, k.order_id
  from ${RETURNS}`;

/** Notes what was given back of redemptions for the first time, sorted. @throws 23505 when something was before. */
export function insertReturns(workspaceId: string, rows: readonly ReturnOfOrderRow[]): Statement {
  return { name: 'insert_returns', text: INSERT_RETURNS, values: returnParameters(workspaceId, rows) };
}

/** Notes what was given back of redemptions in all; their rows are locked. */
export function updateReturns(workspaceId: string, rows: readonly ReturnOfOrderRow[]): Statement {
  const text = `${INSERT_RETURNS}
  on conflict (workspace_id, redemption_id) do update
  set amount = excluded.amount, discount = excluded.discount, is_whole = excluded.is_whole, lines = excluded.lines,
    order_id = excluded.order_id`;
  return { name: 'update_returns', text, values: returnParameters(workspaceId, rows) };
}

function returnParameters(workspaceId: string, rows: readonly ReturnOfOrderRow[]): Parameter[] {
  const sorted = rows.toSorted((a, b) => (a.redemptionId < b.redemptionId ? -1 : 1));
  return [
    workspaceId,
    uuidColumn(sorted, (row) => row.redemptionId),
    int8Column(sorted, (row) => row.amount),
    int8Column(sorted, (row) => row.discount),
    booleanColumn(sorted, (row) => row.isWhole),
    textColumn(sorted, (row) => row.lines),
    textColumn(sorted, (row) => row.orderId),
  ];
}

/** Locks what was given back of redemptions and reads it. Last in the lock order. */
export function lockReturns(workspaceId: string, redemptionIds: readonly string[]): Statement {
  const text = `
    select t.redemption_id, t.amount, t.discount, t.is_whole, t.lines
    from returns t
    where t.workspace_id = $1::uuid and t.redemption_id = any($2::uuid[])
    order by t.redemption_id
    for no key update`;
  return { name: 'lock_returns', text, values: [workspaceId, uuidArray(redemptionIds)] };
}

/** The rows of {@link lockReturns}. */
export function readReturns(rows: readonly Row[]): ReturnRow[] {
  return rows.map(([redemptionId, amount, discount, isWhole, lines]) => ({
    redemptionId: redemptionId ?? '',
    amount: Number(amount),
    discount: Number(discount),
    isWhole: isWhole === 't',
    lines: lines ?? null,
  }));
}
