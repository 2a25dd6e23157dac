import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** Something that a client did. Money in minor units of `currency`, times in milliseconds since the epoch. */
export interface TimelineRow {
  readonly type: 'activation' | 'redemption';
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
}

/** Reads what a client did, the newest first. */
export function selectClientTimeline(
  workspaceId: string,
  clientId: string,
  limit: number,
  offset: number,
): Statement {
  const text = `
    select l.type, l.id, ${asMilliseconds('l.at')}, l.coupon_id, c.name, l.code, ${asMilliseconds('l.expires_at')},
      l.order_id, l.amount, l.discount, l.currency, l.activates
    from (
      select 'activation' as type, a.id, a.at, a.coupon_id, a.code, a.expires_at, null as order_id,
        null::bigint as amount, null::bigint as discount, null as currency, true as activates
      from activations a
      where a.workspace_id = $1::uuid and a.client_id = $2::uuid
      union all
      select 'redemption', r.id, r.at, r.coupon_id, r.code, r.expires_at, r.order_id, r.amount, r.discount, r.currency,
        r.activates
      from redemptions r
      where r.workspace_id = $1::uuid and r.client_id = $2::uuid
    ) l
    join coupons c on c.workspace_id = $1::uuid and c.id = l.coupon_id
    order by l.at desc, l.id desc
    limit $3::int offset $4::bigint`;
  const values = [workspaceId, clientId, String(limit), String(offset)];
  return { name: 'select_client_timeline', text, values };
}

/** The rows of {@link selectClientTimeline}. */
export function readClientTimeline(rows: readonly Row[]): TimelineRow[] {
  return rows.map((row) => ({
    type: row[0] === 'activation' ? 'activation' : 'redemption',
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
  }));
}

/** Counts what a client did. */
export function countClientTimeline(workspaceId: string, clientId: string): Statement {
  const text = `
    select (select count(*) from activations a where a.workspace_id = $1::uuid and a.client_id = $2::uuid)
      + (select count(*) from redemptions r where r.workspace_id = $1::uuid and r.client_id = $2::uuid)`;
  return { name: 'count_client_timeline', text, values: [workspaceId, clientId] };
}

/** Reads the coupons that a client has activated or redeemed, and the code of each: null where it is the friendly one. */
export function selectClientCoupons(
  workspaceId: string,
  clientId: string,
  limit: number,
  offset: number,
): Statement {
  const text = `
    select h.coupon_id, h.code
    from (
      select a.coupon_id from activations a where a.workspace_id = $1::uuid and a.client_id = $2::uuid
      union
      select r.coupon_id from redemptions r where r.workspace_id = $1::uuid and r.client_id = $2::uuid
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
