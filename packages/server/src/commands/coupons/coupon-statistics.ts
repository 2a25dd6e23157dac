import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type CouponSumsRow,
  readCouponDays,
  readCouponSums,
  readRefusalSums,
  selectCouponDays,
  selectCouponSums,
  selectRefusalSums,
} from '../../sql/coupon-sums.ts';

/** What a coupon has seen, in all and by day of its zone, and how often it was refused by reason. */
export interface CouponStatistics {
  readonly sums: CouponSumsRow;
  readonly days: readonly (CouponSumsRow & { readonly day: string })[];
  readonly refused: Readonly<Record<string, number>>;
}

/** Reads the statistics of a coupon; every redemption that was answered is in them, refusals follow within a second. */
export async function couponStatistics(
  pool: pg.Pool,
  workspaceId: string,
  couponId: string,
): Promise<CouponStatistics> {
  const [sums, days, refused] = await query(pool, [
    selectCouponSums(workspaceId, couponId),
    selectCouponDays(workspaceId, couponId),
    selectRefusalSums(workspaceId, couponId),
  ]);
  return {
    sums: readCouponSums(sums?.rows ?? []),
    days: readCouponDays(days?.rows ?? []),
    refused: readRefusalSums(refused?.rows ?? []),
  };
}
