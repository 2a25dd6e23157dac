import { textArray, textColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Row, Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';
import {
  REDEMPTION_COLUMNS,
  REDEMPTION_WIDTH,
  type RedemptionRow,
  readRedemption,
} from './redemption-columns.ts';
import { RESERVATION_COLUMNS, type ReservationRow, readReservation } from './reservation-columns.ts';

/** Orders of stores; lists of one length. */
export interface OrderKeys {
  readonly stores: readonly string[];
  readonly orderIds: readonly string[];
}

/** What an order has of a code: its redemption, or its hold. */
type OrderUseRow =
  | { readonly kind: 'redemption'; readonly code: string; readonly redemption: RedemptionRow }
  | { readonly kind: 'reservation'; readonly code: string; readonly reservation: ReservationRow };

/** An order as stored, and one of its uses. Null `use` with a `useId`: it was made too late for this statement to see it. */
export interface FoundOrderRow {
  readonly store: string;
  readonly orderId: string;
  readonly useId: string | null;
  readonly use: OrderUseRow | null;
  /** How much of its discount was given back, in minor units, and of which lines (text). */
  readonly back: number;
  readonly backLines: string | null;
  /** How its coupon goes with others, as JSON text. */
  readonly stacking: string | null;
}

/** How many columns stand before those of the use itself. */
const USE_WIDTH = 7;

/** Reads what the orders `o` of a `from` have used. */
function withUses(from: string): string {
  return `
    select o.store, o.order_id, u.id, u.code, u.back, u.lines, s.stacking, ${REDEMPTION_COLUMNS}, ${RESERVATION_COLUMNS}
    ${from}
    left join lateral jsonb_to_recordset(o.uses) as u (id uuid, kind text, code text, back bigint, lines text)
      on true
    left join lateral (
      select * from redemptions d where d.workspace_id = $1::uuid and d.id = u.id and u.kind = 'redemption' limit 1
    ) r on true
    left join lateral (
      select * from reservations d where d.workspace_id = $1::uuid and d.id = u.id and u.kind = 'reservation' limit 1
    ) v on true
    left join lateral (
      select (d.definition -> 'stacking')::text as stacking from coupons d
      where d.workspace_id = $1::uuid and d.id = coalesce(r.coupon_id, v.coupon_id)
      limit 1
    ) s on true`;
}

const LOCK = withUses(`
  from (
    select k.store, k.order_id from ${rowsOf('k', { store: '$2::text[]', order_id: '$3::text[]' })}
    order by k.store, k.order_id
  ) w
  cross join lateral (
    select * from orders d
    where d.workspace_id = $1::uuid and d.store = w.store and d.order_id = w.order_id
    for no key update
  ) o`);

const READ = withUses(`
  from ${rowsOf('k', { store: '$2::text[]', order_id: '$3::text[]' })}
  cross join lateral (
    select * from orders d
    where d.workspace_id = $1::uuid and d.store = k.store and d.order_id = k.order_id
    limit 1
  ) o`);

/** Reads what orders have used, without a lock. */
export function selectOrders(workspaceId: string, keys: OrderKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds)];
  return { name: 'select_orders', text: READ, values };
}

const LOCK_ALONE = `
  select o.store, o.order_id
  from (
    select k.store, k.order_id from ${rowsOf('k', { store: '$2::text[]', order_id: '$3::text[]' })}
    order by k.store, k.order_id
  ) w
  cross join lateral (
    select d.store, d.order_id from orders d
    where d.workspace_id = $1::uuid and d.store = w.store and d.order_id = w.order_id
    for no key update
  ) o`;

/**
 * Locks orders that are most likely not there, and answers a row for each that is: to be read by {@link lockOrders} then, which for
 * every partition of the ledger has to open what it may look into, and takes four times as long to find nothing.
 */
export function lockFewOrders(workspaceId: string, keys: OrderKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds)];
  return { name: 'lock_few_orders', text: LOCK_ALONE, values };
}

/** Locks orders and reads what they have used, as it is under the lock. First in the lock order. */
export function lockOrders(workspaceId: string, keys: OrderKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds)];
  return { name: 'lock_orders', text: LOCK, values };
}

const THERE = `
  select o.store, o.order_id
  from ${rowsOf('k', { store: '$2::text[]', order_id: '$3::text[]' })}
  cross join lateral (
    select d.store, d.order_id from orders d
    where d.workspace_id = $1::uuid and d.store = k.store and d.order_id = k.order_id
    limit 1
  ) o`;

/** Which of these orders are there by now, a row each; asked after all locks, for those that were made while a lock was waited for. */
export function selectOrdersThere(workspaceId: string, keys: OrderKeys): Statement {
  const values = [workspaceId, textArray(keys.stores), textArray(keys.orderIds)];
  return { name: 'select_orders_there', text: THERE, values };
}

/** The rows of {@link lockOrders} and {@link selectOrders}: one for each use, or one for an order that has none any more. */
export function readOrders(rows: readonly Row[]): FoundOrderRow[] {
  return rows.map((row) => ({
    store: row[0] ?? '',
    orderId: row[1] ?? '',
    useId: row[2] ?? null,
    use: readUse(row),
    back: Number(row[4] ?? 0),
    backLines: row[5] ?? null,
    stacking: row[6] ?? null,
  }));
}

function readUse(row: Row): OrderUseRow | null {
  const code = row[3] ?? '';
  const redemption = row.slice(USE_WIDTH, USE_WIDTH + REDEMPTION_WIDTH);
  const reservation = row.slice(USE_WIDTH + REDEMPTION_WIDTH);
  if (redemption[0] !== null) return { kind: 'redemption', code, redemption: readRedemption(redemption) };
  if (reservation[0] !== null)
    return { kind: 'reservation', code, reservation: readReservation(reservation) };
  return null;
}

/** What an order has used, as it is to be stored: the JSON text of a list of `{code, id, kind}`, with `back` and
 * `lines` where some of the discount was given back. */
export interface OrderRow {
  readonly store: string;
  readonly orderId: string;
  readonly uses: string;
}

const ROWS = rowsOf('k', { store: '$2::text[]', order_id: '$3::text[]', uses: '$4::text[]' });

const INSERT = `
  insert into orders (workspace_id, store, order_id, uses)
  select $1::uuid, k.store, k.order_id, k.uses::jsonb
  from ${ROWS}`;

/** Stores orders that had used nothing yet, sorted. @throws 23505 when one is there already. */
export function insertOrders(workspaceId: string, rows: readonly OrderRow[]): Statement {
  return { name: 'insert_orders', text: INSERT, values: parameters(workspaceId, rows) };
}

/** Stores what orders have used; their rows are locked. */
export function updateOrders(workspaceId: string, rows: readonly OrderRow[]): Statement {
  const text = `${INSERT}
  on conflict (workspace_id, store, order_id) do update set uses = excluded.uses`;
  return { name: 'update_orders', text, values: parameters(workspaceId, rows) };
}

const IN_ORDER = byKey<OrderRow>(
  (row) => row.store,
  (row) => row.orderId,
);

function parameters(workspaceId: string, rows: readonly OrderRow[]): Parameter[] {
  const sorted = rows.toSorted(IN_ORDER);
  return [
    workspaceId,
    textColumn(sorted, (row) => row.store),
    textColumn(sorted, (row) => row.orderId),
    textColumn(sorted, (row) => row.uses),
  ];
}
