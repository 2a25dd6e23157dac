import { normaliseCode } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { readStoredCoupons, selectStoredCoupon } from '../../sql/coupon-rows.ts';
import { readCouponSums, selectCouponSums } from '../../sql/coupon-sums.ts';
import {
  type CodeSource,
  type CouponCodesSearch,
  type FoundCodeRows,
  type ListedCodeRow,
  readFoundCodes,
  readListedCodes,
  selectCodesOfCoupon,
  selectFoundCodes,
  selectListedCodes,
} from '../../sql/list-codes.ts';

/** So many rows of the ledger, and their codes, are read in some hundredths of a second. */
const FEW = 5000;

/** A code as lists tell it. */
export type ListedCode = ListedCodeRow;

/** What was found of the codes of a coupon, and how far was looked. */
export type FoundCodes = FoundCodeRows;

/** Which codes of a coupon are wanted. `part` is a text as somebody typed it. */
export type CodesSearch = CouponCodesSearch;

/** Which codes of all coupons are wanted: those that begin or end with a text, after a code. */
export interface FoundSearch {
  readonly text: string;
  readonly after: string | null;
  readonly limit: number;
}

/** What reading lists of codes stands on. */
export interface ListPorts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}

/** Reads a page of the codes of a coupon, or as much of it as is found among those that are looked at for one page. */
export async function listCodes(
  { pool, clock }: ListPorts,
  workspaceId: string,
  search: CodesSearch,
): Promise<FoundCodes> {
  const part = search.part === null ? null : normaliseCode(search.part);
  const now = clock.now();
  const source = await sourceOf(pool, workspaceId, search, now);
  if (source === 'none') return { codes: [], lookedTo: null };
  const [found] = await query(pool, [selectCodesOfCoupon(workspaceId, { ...search, part }, source, now)]);
  return readFoundCodes(found?.rows ?? []);
}

/**
 * Where the fewest have to be looked at. A page of codes that were used is full soon when there are many uses, and is the uses themselves
 * when there are few; what is used meanwhile is on the next look. So it is with activations, without which no time of a code runs out
 * before its coupon is over; after it, nothing is merely issued or activated.
 */
async function sourceOf(
  pool: pg.Pool,
  workspaceId: string,
  { state, couponId, clientId }: CodesSearch,
  now: number,
): Promise<CodeSource | 'none'> {
  if (state === null || clientId !== null) return 'all';
  if (state === 'disabled') return 'disabled';
  const asked = [selectCouponSums(workspaceId, couponId), selectStoredCoupon(workspaceId, couponId)];
  const [sums, stored] = await query(pool, asked);
  const { activated, redeemed } = readCouponSums(sums?.rows ?? []);
  if (state === 'redeemed') return redeemed <= FEW ? 'used' : 'all';
  const [coupon] = readStoredCoupons(stored?.rows ?? []);
  const isOver = (coupon?.endsAt ?? Number.POSITIVE_INFINITY) <= now;
  if (isOver) return state === 'expired' ? 'all' : 'none';
  return state !== 'issued' && activated <= FEW ? 'activated' : 'all';
}

/** Reads a page of the codes of all coupons that begin or end with a text. */
export async function searchCodes(
  { pool, clock }: ListPorts,
  workspaceId: string,
  search: FoundSearch,
): Promise<ListedCode[]> {
  const text = normaliseCode(search.text);
  const [page] = await query(pool, [selectFoundCodes(workspaceId, { ...search, text }, clock.now())]);
  return readListedCodes(page?.rows ?? []);
}

/** Reads codes as lists tell them, by their normalised form. */
export async function readListed(
  { pool, clock }: ListPorts,
  workspaceId: string,
  codes: readonly string[],
): Promise<ListedCode[]> {
  const [found] = await query(pool, [selectListedCodes(workspaceId, codes, clock.now())]);
  return readListedCodes(found?.rows ?? []);
}
