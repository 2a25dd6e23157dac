import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** What a coupon has seen in all. Money in minor units. */
export interface CouponSumsRow {
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly clients: number;
  readonly discount: number;
  readonly amount: number;
  /** Activations that uses had made and that went with the last of them. */
  readonly deactivated: number;
  readonly rolledBack: number;
  readonly discountBack: number;
  readonly amountBack: number;
}

/** The sums of {@link CouponSumsRow}, as {@link sumsOf} reads them. */
export const SUMS = `coalesce(sum(issued), 0), coalesce(sum(activated), 0), coalesce(sum(redeemed), 0), coalesce(sum(clients), 0),
  coalesce(sum(discount), 0), coalesce(sum(amount), 0), coalesce(sum(deactivated), 0), coalesce(sum(rolled_back), 0),
  coalesce(sum(discount_back), 0), coalesce(sum(amount_back), 0)`;

/** Sums the statistics of a coupon over all days. */
export function selectCouponSums(workspaceId: string, couponId: string): Statement {
  const text = `select ${SUMS} from coupon_days where workspace_id = $1::uuid and coupon_id = $2::uuid`;
  return { name: 'select_coupon_sums', text, values: [workspaceId, couponId] };
}

/** The row of {@link selectCouponSums}. */
export function readCouponSums(rows: readonly Row[]): CouponSumsRow {
  return sumsOf(rows[0] ?? []);
}

/** Sums the statistics of several coupons over all days, each; those that have none are left out. */
export function selectSumsByCoupon(workspaceId: string, couponIds: readonly string[]): Statement {
  const text = `
    select ${SUMS}, coupon_id from coupon_days
    where workspace_id = $1::uuid and coupon_id = any($2::uuid[])
    group by coupon_id`;
  return { name: 'select_sums_by_coupon', text, values: [workspaceId, uuidArray(couponIds)] };
}

/** The rows of {@link selectSumsByCoupon}, by coupon. */
export function readSumsByCoupon(rows: readonly Row[]): Map<string, CouponSumsRow> {
  return new Map(rows.map((row) => [row[10] ?? '', sumsOf(row)]));
}

/** Sums the statistics of a coupon by day of its zone, oldest first. */
export function selectCouponDays(workspaceId: string, couponId: string): Statement {
  const text = `
    select ${SUMS}, day::text from coupon_days
    where workspace_id = $1::uuid and coupon_id = $2::uuid
    group by day
    order by day`;
  return { name: 'select_coupon_days', text, values: [workspaceId, couponId] };
}

/** The rows of {@link selectCouponDays}. */
export function readCouponDays(rows: readonly Row[]): (CouponSumsRow & { readonly day: string })[] {
  return rows.map((row) => ({ ...sumsOf(row), day: row[10] ?? '' }));
}

/** Calendar days from and to which something is counted, both included; null: without a bound. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** Sums the refusals of a coupon by reason. */
export function selectRefusalSums(workspaceId: string, couponId: string, { from, to }: DayRange): Statement {
  const text = `
    select reason, sum(refused) from refusal_days
    where workspace_id = $1::uuid and coupon_id = $2::uuid
      and ($3::date is null or day >= $3::date) and ($4::date is null or day <= $4::date)
    group by reason
    order by reason`;
  return { name: 'select_refusal_sums', text, values: [workspaceId, couponId, from, to] };
}

/** The rows of {@link selectRefusalSums}. */
export function readRefusalSums(rows: readonly Row[]): Record<string, number> {
  return Object.fromEntries(rows.map(([reason, refused]) => [reason ?? '', Number(refused)]));
}

/** The sums at the beginning of a row. */
export function sumsOf(row: Row): CouponSumsRow {
  return {
    issued: Number(row[0]),
    activated: Number(row[1]),
    redeemed: Number(row[2]),
    clients: Number(row[3]),
    discount: Number(row[4]),
    amount: Number(row[5]),
    deactivated: Number(row[6]),
    rolledBack: Number(row[7]),
    discountBack: Number(row[8]),
    amountBack: Number(row[9]),
  };
}
