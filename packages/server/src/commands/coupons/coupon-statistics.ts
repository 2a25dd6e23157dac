import { NO_COUNTS } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type CouponSumsRow,
  type DayRange,
  readCouponDays,
  readCouponSums,
  readRefusalSums,
  readSumsByCoupon,
  selectCouponDays,
  selectCouponSums,
  selectRefusalSums,
  selectSumsByCoupon,
} from '../../sql/coupon-sums.ts';
import { addSums } from '../statistics/add-sums.ts';
import { type Bucket, firstDayOf } from '../statistics/bucket.ts';

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
    selectRefusalSums(workspaceId, couponId, { from: null, to: null }),
  ]);
  return {
    sums: readCouponSums(sums?.rows ?? []),
    days: readCouponDays(days?.rows ?? []),
    refused: readRefusalSums(refused?.rows ?? []),
  };
}

/** Reads what each of several coupons has seen in all; those that have seen nothing are left out. */
export async function totalsByCoupon(
  pool: pg.Pool,
  workspaceId: string,
  couponIds: readonly string[],
): Promise<ReadonlyMap<string, CouponSumsRow>> {
  const [sums] = await query(pool, [selectSumsByCoupon(workspaceId, couponIds)]);
  return readSumsByCoupon(sums?.rows ?? []);
}

/** Which days are counted (none named: all), and how they are put together. */
export interface StatisticsRange extends DayRange {
  readonly bucket: Bucket;
}

/** What a coupon has seen in a range of days: in all, by bucket (its first day), and refused by reason. */
export interface RangedStatistics {
  readonly totals: CouponSumsRow;
  readonly buckets: readonly { readonly startsOn: string; readonly sums: CouponSumsRow }[];
  readonly refused: Readonly<Record<string, number>>;
}

/** Reads the statistics of a coupon in a range of days. */
export async function statisticsBetween(
  pool: pg.Pool,
  workspaceId: string,
  couponId: string,
  range: StatisticsRange,
): Promise<RangedStatistics> {
  const [days, refused] = await query(pool, [
    selectCouponDays(workspaceId, couponId),
    selectRefusalSums(workspaceId, couponId, range),
  ]);
  const inRange = readCouponDays(days?.rows ?? []).filter(
    ({ day }) => (range.from === null || day >= range.from) && (range.to === null || day <= range.to),
  );
  const byStart = new Map<string, CouponSumsRow>();
  for (const { day, ...sums } of inRange) {
    const startsOn = firstDayOf(range.bucket, day);
    byStart.set(startsOn, addSums(byStart.get(startsOn) ?? NO_COUNTS, sums));
  }
  return {
    totals: inRange.reduce<CouponSumsRow>((total, { day: _, ...sums }) => addSums(total, sums), NO_COUNTS),
    buckets: [...byStart].map(([startsOn, sums]) => ({ startsOn, sums })),
    refused: readRefusalSums(refused?.rows ?? []),
  };
}
