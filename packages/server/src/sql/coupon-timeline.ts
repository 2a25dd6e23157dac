import { instant, uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { readTimelineRow, type TimelineRow, timelineColumns } from './client-timeline.ts';
import { clientNow } from './merged-clients.ts';

/** Which part of what was done with a coupon is read; null where nothing is said. Times in milliseconds since the epoch. */
export interface CouponTimelineListing {
  readonly type: 'activation' | 'redemption' | 'rollback' | null;
  readonly from: number;
  readonly to: number;
  /** The ids between which the ledger has it; `beforeId` is no part of it. */
  readonly firstId: string;
  readonly beforeId: string;
  readonly wanted: WantedUses | null;
  readonly limit: number;
}

/** From an id on, and before another. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Which uses are looked for: those with a code that most uses of the coupon have (`friendly`); or of an order or an individual code,
 * with all that tells where the ledger has them, so that it is not gone through: what the order has by now, and between which ids the code
 * was used and activated. What was given back as a whole is told by neither, and found among what was.
 */
export type WantedUses =
  | { readonly kind: 'friendly'; readonly code: string }
  | {
      readonly kind: 'found';
      readonly orderId: string;
      readonly code: string;
      readonly redemptionIds: readonly string[];
      readonly used: IdRange;
      readonly activated: readonly [IdRange, IdRange];
    };

/** Something that was done with a coupon, and for whom it counts. */
export interface CouponTimelineRow extends TimelineRow {
  readonly clientId: string | null;
  /** Of a redemption: how much of it was given back by now; null: nothing. */
  readonly returned: 'part' | 'whole' | null;
}

const inPart = (row: string, type: CouponTimelineListing['type']): string =>
  `${row}.coupon_id = $2::uuid and ${row}.id >= $3::uuid and ${row}.id < $4::uuid
      and ${row}.at >= $5::timestamptz and ${row}.at < $6::timestamptz and coalesce($7, '${type}') = '${type}'`;

const ACTIVATION = `'activation' as type, a.id, a.at, a.coupon_id, a.code, a.expires_at, null as order_id,
      null::bigint as amount, null::bigint as discount, null as currency, not a.takes_over as activates,
      null::uuid as redemption_id, null as status, null::timestamptz as holds_until, null as reason, false as completes,
      null as cart, null as back_lines, null::bigint as back_shipping, ${clientNow('a')} as client_id,
      null::boolean as is_whole`;

const REDEMPTION = `'redemption', r.id, r.at, r.coupon_id, r.code, r.expires_at, r.order_id, r.amount, r.discount,
      r.currency, r.activates, null, null, null, null, false, r.cart, null, null, ${clientNow('r')}, t.is_whole`;

const RETURNED = `left join lateral (
      select w.is_whole from returns w where w.workspace_id = $1::uuid and w.redemption_id = r.id limit 1
    ) t on true`;

const ROLLBACK = `'rollback', b.id, b.at, b.coupon_id, r.code, null, r.order_id, b.amount, b.discount, r.currency, false,
      b.redemption_id, null, null, b.reason, b.completes, null, b.lines, b.shipping_discount, ${clientNow('b')}, null`;

const REDEEMED = `cross join lateral (
      select g.code, g.order_id, g.currency from redemptions g
      where g.workspace_id = $1::uuid and g.id = b.redemption_id
      limit 1
    ) r`;

const limited = (part: string): string => `(${part} order by id desc limit $8::int)`;

const timeline = (parts: readonly string[]): string => `
  select ${timelineColumns('l', 'c')}, l.client_id, l.is_whole
  from (${parts.map(limited).join(' union all ')}) l
  join coupons c on c.workspace_id = $1::uuid and c.id = l.coupon_id
  order by l.id desc
  limit $8::int`;

// Each part ends where the page does, so that of a coupon with millions of redemptions a page is read.
const ALL = timeline([
  `select ${ACTIVATION} from activations a
    where a.workspace_id = $1::uuid and ${inPart('a', 'activation')} and ($9::text is null or a.code = $9)`,
  `select ${REDEMPTION} from redemptions r ${RETURNED}
    where r.workspace_id = $1::uuid and ${inPart('r', 'redemption')} and ($9::text is null or r.code = $9)`,
  `select ${ROLLBACK} from rollbacks b ${REDEEMED}
    where b.workspace_id = $1::uuid and ${inPart('b', 'rollback')} and ($9::text is null or r.code = $9)`,
]);

const WANTED = `
  with wanted as materialized (
    select u.id from unnest($9::uuid[]) as u (id)
    union
    select d.id from redemptions d
    where d.workspace_id = $1::uuid and d.coupon_id = $2::uuid and d.id >= $10::uuid and d.id < $11::uuid and d.code = $12
    union
    select e.id
    from rollbacks b
    cross join lateral (
      select g.id, g.order_id, g.code from redemptions g
      where g.workspace_id = $1::uuid and g.id = b.redemption_id
      limit 1
    ) e
    where b.workspace_id = $1::uuid and b.coupon_id = $2::uuid and b.completes and (e.order_id = $13 or e.code = $12)
  )`;

const FOUND_PARTS = [
  `select ${ACTIVATION} from activations a
    where a.workspace_id = $1::uuid and ${inPart('a', 'activation')} and a.code = $12
      and ((a.id >= $14::uuid and a.id < $15::uuid) or (a.id >= $16::uuid and a.id < $17::uuid))`,
  `select ${REDEMPTION} from wanted w
    join redemptions r on r.workspace_id = $1::uuid and r.id = w.id ${RETURNED}
    where ${inPart('r', 'redemption')}`,
  `select ${ROLLBACK} from wanted w
    join rollbacks b on b.workspace_id = $1::uuid and b.redemption_id = w.id ${REDEEMED}
    where ${inPart('b', 'rollback')}`,
];

/** Reads what was done with a coupon, the newest first, by the ids, which are made in the order of time. */
export function selectCouponTimeline(
  workspaceId: string,
  couponId: string,
  { type, from, to, firstId, beforeId, wanted, limit }: CouponTimelineListing,
): Statement {
  const part = [workspaceId, couponId, firstId, beforeId, instant(from), instant(to), type, String(limit)];
  if (wanted === null || wanted.kind === 'friendly') {
    return { name: 'select_coupon_timeline', text: ALL, values: [...part, wanted?.code ?? null] };
  }
  const { redemptionIds, used, code, orderId, activated } = wanted;
  const [first, second] = activated;
  const values = [
    ...[...part, uuidArray(redemptionIds), used.from, used.to, code, orderId],
    ...[first.from, first.to, second.from, second.to],
  ];
  return { name: 'search_coupon_timeline', text: WANTED + timeline(FOUND_PARTS), values };
}

const ORDER = `
  select u.id, u.kind
  from (select distinct k.store from api_keys k where k.workspace_id = $1::uuid union select $3::text) s
  cross join lateral (
    select d.uses from orders d where d.workspace_id = $1::uuid and d.store = s.store and d.order_id = $2
  ) o
  left join lateral jsonb_to_recordset(o.uses) as u (id uuid, kind text) on true`;

/**
 * Finds what the orders by this id have by now, in any store that a key has and in the one of who has none; a row also for one that has
 * nothing any more.
 */
export function selectUsesOfOrder(workspaceId: string, orderId: string, defaultStore: string): Statement {
  return { name: 'select_uses_of_order', text: ORDER, values: [workspaceId, orderId, defaultStore] };
}

/** The rows of {@link selectUsesOfOrder}: whether there is such an order, and its redemptions. */
export function readUsesOfOrder(rows: readonly Row[]): { readonly isKnown: boolean; readonly ids: string[] } {
  const ids = rows.flatMap(([id, kind]) => (kind === 'redemption' && id != null ? [id] : []));
  return { isKnown: rows.length > 0, ids };
}

/** The rows of {@link selectCouponTimeline}. */
export function readCouponTimeline(rows: readonly Row[]): CouponTimelineRow[] {
  return rows.map((row) => ({
    ...readTimelineRow(row),
    clientId: row[20] ?? null,
    returned: returnedOf(row[21]),
  }));
}

function returnedOf(isWhole: string | null | undefined): CouponTimelineRow['returned'] {
  if (isWhole == null) return null;
  return isWhole === 't' ? 'whole' : 'part';
}
