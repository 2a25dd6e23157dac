import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/**
 * Something that a client did, of any kind. Money in minor units of `currency`, times in milliseconds since the epoch;
 * `expiresAt` is the end of a code, or of a hold.
 */
export interface TimelineEntryRow {
  readonly type: string;
  readonly id: string;
  readonly at: number;
  readonly couponId: string;
  readonly couponName: string;
  readonly code: string;
  readonly orderId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  readonly currency: string | null;
  readonly expiresAt: number | null;
  readonly redemptionId: string | null;
  readonly reason: string | null;
}

const TEXT = `
  select l.type, l.id, ${asMilliseconds('l.at')}, l.coupon_id, c.name, l.code, l.order_id, l.amount, l.discount, l.currency,
    ${asMilliseconds('l.expires_at')}, l.redemption_id, l.reason
  from (
    (select 'activation' as type, a.id, a.at, a.coupon_id, a.code, null as order_id, null::bigint as amount,
      null::bigint as discount, null as currency, a.expires_at, null::uuid as redemption_id, null as reason
    from activations a
    where a.workspace_id = $1::uuid and a.client_id = $2::uuid and a.id < $3::uuid
    order by a.id desc limit $4::int)
    union all
    (select 'redemption', r.id, r.at, r.coupon_id, r.code, r.order_id, r.amount, r.discount, r.currency, r.expires_at,
      null, null
    from redemptions r
    where r.workspace_id = $1::uuid and r.client_id = $2::uuid and r.id < $3::uuid
    order by r.id desc limit $4::int)
    union all
    (select 'reservation', v.id, v.at, v.coupon_id, v.code, v.order_id, v.amount, v.discount, v.currency, v.holds_until,
      null, null
    from reservations v
    where v.workspace_id = $1::uuid and v.client_id = $2::uuid and v.id < $3::uuid
    order by v.id desc limit $4::int)
    union all
    (select 'rollback', b.id, b.at, b.coupon_id, o.code, o.order_id, b.amount, b.discount, o.currency, null,
      b.redemption_id, b.reason
    from rollbacks b
    join redemptions o on o.workspace_id = $1::uuid and o.id = b.redemption_id
    where b.workspace_id = $1::uuid and b.client_id = $2::uuid and b.id < $3::uuid
    order by b.id desc limit $4::int)
  ) l
  join coupons c on c.workspace_id = $1::uuid and c.id = l.coupon_id
  order by l.id desc
  limit $4::int`;

const LATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Reads what a client did, the newest first; null `before`: from the newest on. */
export function selectTimelinePage(
  workspaceId: string,
  clientId: string,
  before: string | null,
  limit: number,
): Statement {
  const values = [workspaceId, clientId, before ?? LATEST, String(limit)];
  return { name: 'select_timeline_page', text: TEXT, values };
}

/** The rows of {@link selectTimelinePage}. */
export function readTimelinePage(rows: readonly Row[]): TimelineEntryRow[] {
  return rows.map((row) => ({
    type: row[0] ?? '',
    id: row[1] ?? '',
    at: Number(row[2]),
    couponId: row[3] ?? '',
    couponName: row[4] ?? '',
    code: row[5] ?? '',
    orderId: row[6] ?? null,
    amount: integerOrNull(row[7]),
    discount: integerOrNull(row[8]),
    currency: row[9] ?? null,
    expiresAt: integerOrNull(row[10]),
    redemptionId: row[11] ?? null,
    reason: row[12] ?? null,
  }));
}
