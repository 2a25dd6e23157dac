import type { Row, Statement } from '../platform/db/statement.ts';
import { notedReason } from './audit-log.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { idsOfClient } from './merged-clients.ts';

/** How a reservation stands, as stored: a hold whose time has run out is `held` until somebody collects it. */
type StoredStatus = 'held' | 'confirmed' | 'released' | 'expired';

/** A code became a client's, or that of a client was disabled or enabled. */
type CodeChangeType = 'code_assigned' | 'code_disabled' | 'code_enabled';

/**
 * Something that a client did, or that was done with what it did. Money in minor units of `currency`, times in milliseconds since
 * the epoch; null where this type of entry has none.
 */
export interface TimelineRow {
  readonly type: 'activation' | 'redemption' | 'reservation' | 'rollback' | CodeChangeType;
  readonly id: string;
  readonly at: number;
  readonly couponId: string;
  readonly couponName: string;
  readonly code: string;
  readonly expiresAt: number | null;
  readonly orderId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  readonly currency: string | null;
  readonly activates: boolean;
  /** What a reservation was confirmed as, or what a rollback gave back. */
  readonly redemptionId: string | null;
  /** How a reservation stands, and until when it holds. */
  readonly status: StoredStatus | null;
  readonly holdsUntil: number | null;
  /** Why it was done, where somebody said so, and of a rollback whether nothing of the redemption is left. */
  readonly reason: string | null;
  readonly completes: boolean;
  /** What was known of the cart of a use, as text. */
  readonly cart: string | null;
  /** What came back of lines, as text, and of the discount on the shipping. */
  readonly backLines: string | null;
  readonly backShipping: number | null;
}

/** Under which ids the ledger knows the client of these statements. */
const IDS = idsOfClient('$2::uuid');

const ENTRIES = `
  select 'activation' as type, a.id, a.at, a.coupon_id, a.code, a.expires_at, null as order_id, null::bigint as amount,
    null::bigint as discount, null as currency, not a.takes_over as activates, null::uuid as redemption_id,
    null as status, null::timestamptz as holds_until, null as reason, false as completes, null as cart, null as back_lines,
    null::bigint as back_shipping
  from activations a
  where a.workspace_id = $1::uuid and a.client_id = any(${IDS})
  union all
  select 'redemption', r.id, r.at, r.coupon_id, r.code, r.expires_at, r.order_id, r.amount, r.discount, r.currency,
    r.activates, null, null, null, null, false, r.cart, null, null
  from redemptions r
  where r.workspace_id = $1::uuid and r.client_id = any(${IDS})
  union all
  select 'reservation', v.id, v.at, v.coupon_id, v.code, v.expires_at, v.order_id, v.amount, v.discount, v.currency,
    v.activates, e.redemption_id, coalesce(e.outcome, 'held'), v.holds_until, null, false, v.cart, null, null
  from reservations v
  left join lateral (
    select d.outcome, d.redemption_id from reservation_ends d
    where d.workspace_id = $1::uuid and d.id = v.id
    order by d.outcome
    limit 1
  ) e on true
  where v.workspace_id = $1::uuid and v.client_id = any(${IDS})
  union all
  select 'rollback', b.id, b.at, b.coupon_id, o.code, null, o.order_id, b.amount, b.discount, o.currency, false,
    b.redemption_id, null, null, b.reason, b.completes, null, b.lines, b.shipping_discount
  from rollbacks b
  cross join lateral (
    select g.code, g.order_id, g.currency from redemptions g
    where g.workspace_id = $1::uuid and g.id = b.redemption_id
    limit 1
  ) o
  where b.workspace_id = $1::uuid and b.client_id = any(${IDS})`;

/** The columns of an entry and its coupon, as {@link readTimelineRow} reads them. */
export const timelineColumns = (entry: string, coupon: string): string => {
  const before = ['type', 'id'].map((column) => `${entry}.${column}`);
  const after = ['order_id', 'amount', 'discount', 'currency', 'activates', 'redemption_id', 'status'];
  return [
    ...[...before, asMilliseconds(`${entry}.at`), `${entry}.coupon_id`, `${coupon}.name`, `${entry}.code`],
    ...[asMilliseconds(`${entry}.expires_at`), ...after.map((column) => `${entry}.${column}`)],
    ...[asMilliseconds(`${entry}.holds_until`), `coalesce(${entry}.reason, ${notedReason(`${entry}.id`)})`],
    `${entry}.completes`,
    ...['cart', 'back_lines', 'back_shipping'].map((column) => `${entry}.${column}`),
  ].join(', ');
};

/** What became of codes while they were the client's. */
const CODE_CHANGES = `
  select 'code_' || g.change, g.id, g.at, g.coupon_id, g.code, null, null, null, null, null, false, null, null, null,
    nullif(g.reason, ''), false, null, null, null
  from code_changes g
  where g.workspace_id = $1::uuid and g.client_id = any(${IDS})`;

const named = (entries: string): string => `
  select ${timelineColumns('l', 'c')}
  from (${entries}) l
  join coupons c on c.workspace_id = $1::uuid and c.id = l.coupon_id`;

/** Reads what a client did and what became of it, the newest first. */
export function selectClientTimeline(
  workspaceId: string,
  clientId: string,
  limit: number,
  offset: number,
): Statement {
  const text = `
    ${named(ENTRIES)}
    order by l.at desc, l.id desc
    limit $3::int offset $4::bigint`;
  const values = [workspaceId, clientId, String(limit), String(offset)];
  return { name: 'select_client_timeline', text, values };
}

const LATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Reads the same, and what became of the client's codes, from the entry after `before` on (null: from the newest), by the ids, which
 * are made in the order of time.
 */
export function selectClientTimelineBefore(
  workspaceId: string,
  clientId: string,
  before: string | null,
  limit: number,
): Statement {
  const text = `
    ${named(`${ENTRIES} union all ${CODE_CHANGES}`)}
    where l.id < $3::uuid
    order by l.id desc
    limit $4::int`;
  const values = [workspaceId, clientId, before ?? LATEST, String(limit)];
  return { name: 'select_client_timeline_before', text, values };
}

/** The rows of {@link selectClientTimeline} and {@link selectClientTimelineBefore}. */
export function readClientTimeline(rows: readonly Row[]): TimelineRow[] {
  return rows.map(readTimelineRow);
}

/** A row that begins with {@link timelineColumns}. */
export function readTimelineRow(row: Row): TimelineRow {
  return {
    type: row[0] as TimelineRow['type'],
    id: row[1] ?? '',
    at: Number(row[2]),
    couponId: row[3] ?? '',
    couponName: row[4] ?? '',
    code: row[5] ?? '',
    expiresAt: integerOrNull(row[6]),
    orderId: row[7] ?? null,
    amount: integerOrNull(row[8]),
    discount: integerOrNull(row[9]),
    currency: row[10] ?? null,
    activates: row[11] === 't',
    redemptionId: row[12] ?? null,
    status: (row[13] ?? null) as StoredStatus | null,
    holdsUntil: integerOrNull(row[14]),
    reason: row[15] ?? null,
    completes: row[16] === 't',
    cart: row[17] ?? null,
    backLines: row[18] ?? null,
    backShipping: integerOrNull(row[19]),
  };
}

/** Counts what a client did and what became of it. */
export function countClientTimeline(workspaceId: string, clientId: string): Statement {
  const text = `
    select (select count(*) from activations a where a.workspace_id = $1::uuid and a.client_id = any(${IDS}))
      + (select count(*) from redemptions r where r.workspace_id = $1::uuid and r.client_id = any(${IDS}))
      + (select count(*) from reservations v where v.workspace_id = $1::uuid and v.client_id = any(${IDS}))
      + (select count(*) from rollbacks b where b.workspace_id = $1::uuid and b.client_id = any(${IDS}))`;
  return { name: 'count_client_timeline', text, values: [workspaceId, clientId] };
}

/** Reads the coupons that a client has activated, redeemed or reserved, or has a code of, and the code of each: null where it is the friendly one. */
export function selectClientCoupons(
  workspaceId: string,
  clientId: string,
  limit: number,
  offset: number,
): Statement {
  const text = `
    select h.coupon_id, h.code
    from (
      select a.coupon_id from activations a where a.workspace_id = $1::uuid and a.client_id = any(${IDS})
      union
      select r.coupon_id from redemptions r where r.workspace_id = $1::uuid and r.client_id = any(${IDS})
      union
      select v.coupon_id from reservations v where v.workspace_id = $1::uuid and v.client_id = any(${IDS})
      union
      select g.coupon_id from code_changes g where g.workspace_id = $1::uuid and g.client_id = any(${IDS})
    ) l
    join coupon_clients h
      on h.workspace_id = $1::uuid and h.coupon_id = l.coupon_id and h.client_id = $2::uuid
    order by h.coupon_id
    limit $3::int offset $4::bigint`;
  const values = [workspaceId, clientId, String(limit), String(offset)];
  return { name: 'select_client_coupons', text, values };
}

/** The rows of {@link selectClientCoupons}. */
export function readClientCoupons(
  rows: readonly Row[],
): { readonly couponId: string; readonly code: string | null }[] {
  return rows.map(([couponId, code]) => ({ couponId: couponId ?? '', code: code ?? null }));
}
