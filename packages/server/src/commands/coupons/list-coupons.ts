import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type CouponListing,
  type CouponSearch,
  countCoupons,
  readStoredCoupons,
  selectCouponPage,
  selectFoundCoupons,
} from '../../sql/coupon-rows.ts';
import { type DatedCoupon, datedCoupon } from './coupon-ports.ts';

export type { CouponListing, CouponSearch };

/** A page of coupons in the order in which they were made, and how many there are in all. */
export interface CouponPage {
  readonly coupons: readonly DatedCoupon[];
  readonly total: number;
}

/** Reads a page of coupons. */
export async function listCoupons(
  pool: pg.Pool,
  workspaceId: string,
  listing: CouponListing,
): Promise<CouponPage> {
  const [page, count] = await query(pool, [
    selectCouponPage(workspaceId, listing),
    countCoupons(workspaceId, listing.all),
  ]);
  return {
    coupons: readStoredCoupons(page?.rows ?? []).map(datedCoupon),
    total: Number(count?.rows[0]?.[0] ?? 0),
  };
}

/** Reads a page of the coupons that are looked for, the newest first. */
export async function findCoupons(
  pool: pg.Pool,
  workspaceId: string,
  search: CouponSearch,
): Promise<DatedCoupon[]> {
  const [page] = await query(pool, [selectFoundCoupons(workspaceId, search)]);
  return readStoredCoupons(page?.rows ?? []).map(datedCoupon);
}
