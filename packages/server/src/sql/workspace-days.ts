import type { Row, Statement } from '../platform/db/statement.ts';
import { type CouponSumsRow, SUMS, sumsOf } from './coupon-sums.ts';

/** Days from and to which something is counted, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What all coupons of one currency have seen on a day of theirs. */
export interface CurrencyDayRow extends CouponSumsRow {
  readonly day: string;
  readonly currency: string;
}

/** Sums the statistics of all coupons by day and currency, the oldest day first. */
export function selectCurrencyDays(workspaceId: string, { from, to }: Days): Statement {
  // A coupon's currency is taken out of its definition once, not for each of its days.
  const text = `
    with priced as materialized (
      select c.workspace_id, c.id, c.definition ->> 'currency' as currency from coupons c where c.workspace_id = $1::uuid
    )
    select ${SUMS}, d.day::text, p.currency
    from coupon_days d
    join priced p on p.workspace_id = d.workspace_id and p.id = d.coupon_id
    where d.workspace_id = $1::uuid and d.day between $2::date and $3::date
    group by d.day, p.currency
    order by d.day, p.currency`;
  return { name: 'select_currency_days', text, values: [workspaceId, from, to] };
}

/** The rows of {@link selectCurrencyDays}. */
export function readCurrencyDays(rows: readonly Row[]): CurrencyDayRow[] {
  return rows.map((row) => ({ ...sumsOf(row), day: row[10] ?? '', currency: row[11] ?? '' }));
}

/** How often something was refused on a day. */
export interface RefusalReasonRow {
  readonly day: string;
  readonly reason: string;
  readonly refused: number;
}

/** Sums all refusals by day and reason, also those of unknown codes. */
export function selectRefusalReasons(workspaceId: string, { from, to }: Days): Statement {
  const text = `
    select day::text, reason, sum(refused) from refusal_days
    where workspace_id = $1::uuid and day between $2::date and $3::date
    group by day, reason
    order by day, reason`;
  return { name: 'select_refusal_reasons', text, values: [workspaceId, from, to] };
}

/** The rows of {@link selectRefusalReasons}. */
export function readRefusalReasons(rows: readonly Row[]): RefusalReasonRow[] {
  return rows.map(([day, reason, refused]) => ({
    day: day ?? '',
    reason: reason ?? '',
    refused: Number(refused),
  }));
}

/** How often a coupon was refused for a reason; null: codes that nobody knows. */
export interface RefusedCouponRow {
  readonly reason: string;
  readonly coupon: { readonly id: string; readonly name: string } | null;
  readonly refused: number;
}

/** Reads which coupons were refused most for each reason, so many for each. */
export function selectMostRefused(workspaceId: string, { from, to }: Days, perReason: number): Statement {
  const text = `
    select s.reason, c.id, c.name, s.refused
    from (
      select d.reason, d.coupon_id, sum(d.refused) as refused,
        row_number() over (partition by d.reason order by sum(d.refused) desc, d.coupon_id) as place
      from refusal_days d
      where d.workspace_id = $1::uuid and d.day between $2::date and $3::date
      group by d.reason, d.coupon_id
    ) s
    left join coupons c on c.workspace_id = $1::uuid and c.id = s.coupon_id
    where s.place <= $4::int
    order by s.refused desc, s.reason, s.place`;
  return { name: 'select_most_refused', text, values: [workspaceId, from, to, String(perReason)] };
}

/** The rows of {@link selectMostRefused}. */
export function readMostRefused(rows: readonly Row[]): RefusedCouponRow[] {
  return rows.map(([reason, id, name, refused]) => ({
    reason: reason ?? '',
    coupon: id === null || id === undefined ? null : { id, name: name ?? '' },
    refused: Number(refused),
  }));
}

/** What a coupon has seen on some days. */
export interface UsedCouponRow extends CouponSumsRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly currency: string;
}

/** Reads the coupons with the most redemptions. */
export function selectMostUsed(workspaceId: string, { from, to }: Days, limit: number): Statement {
  const text = `
    select s.*, c.id, c.name, c.state, c.definition ->> 'currency'
    from (
      select ${SUMS}, d.coupon_id, sum(d.redeemed) as uses
      from coupon_days d
      where d.workspace_id = $1::uuid and d.day between $2::date and $3::date
      group by d.coupon_id
      having sum(d.redeemed) > 0
      order by uses desc, d.coupon_id
      limit $4::int
    ) s
    join coupons c on c.workspace_id = $1::uuid and c.id = s.coupon_id
    order by s.uses desc, c.id`;
  return { name: 'select_most_used', text, values: [workspaceId, from, to, String(limit)] };
}

/** The rows of {@link selectMostUsed}. */
export function readMostUsed(rows: readonly Row[]): UsedCouponRow[] {
  return rows.map((row) => ({
    ...sumsOf(row),
    id: row[12] ?? '',
    name: row[13] ?? '',
    state: row[14] ?? '',
    currency: row[15] ?? '',
  }));
}
