import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  type CouponListing,
  countCoupons,
  readStoredCoupons,
  selectCouponPage,
} from '../../sql/coupon-rows.ts';
import {
  type CouponSearch,
  type CouponSort,
  readCouponTags,
  selectCouponTags,
  selectFoundCoupons,
} from '../../sql/find-coupons.ts';
import { type DatedCoupon, datedCoupon } from './coupon-ports.ts';

export type { CouponListing, CouponSearch, CouponSort };

/** The newest first. */
export const NEWEST_FIRST: CouponSort = { by: 'createdAt', isDescending: true };

/** So many tags are told of a workspace. */
const MOST_TAGS = 200;

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

/** Reads a page of the coupons that are looked for, in the order that is wished. */
export async function findCoupons(
  pool: pg.Pool,
  workspaceId: string,
  search: CouponSearch,
): Promise<DatedCoupon[]> {
  const [page] = await query(pool, [selectFoundCoupons(workspaceId, search)]);
  return readStoredCoupons(page?.rows ?? []).map(datedCoupon);
}

/** A tag, and how many coupons have it. */
export interface CouponTag {
  readonly tag: string;
  readonly coupons: number;
}

/** Reads the tags of coupons that are not archived, the most frequent first. */
export async function couponTags(pool: pg.Pool, workspaceId: string): Promise<CouponTag[]> {
  const [tags] = await query(pool, [selectCouponTags(workspaceId, MOST_TAGS)]);
  return readCouponTags(tags?.rows ?? []);
}
