import { normaliseCode } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { readCouponSums, selectCouponSums } from '../../sql/coupon-sums.ts';
import {
  type CodeSource,
  type CouponCodesSearch,
  type ListedCodeRow,
  readListedCodes,
  selectCodesOfCoupon,
  selectFoundCodes,
  selectListedCodes,
} from '../../sql/list-codes.ts';

/** So many are read in some hundredths of a second. */
const FEW_USES = 20_000;

/** A code as lists tell it. */
export type ListedCode = ListedCodeRow;

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

/** Reads a page of the codes of a coupon. */
export async function listCodes(
  { pool, clock }: ListPorts,
  workspaceId: string,
  search: CodesSearch,
): Promise<ListedCode[]> {
  const part = search.part === null ? null : normaliseCode(search.part);
  const source = await sourceOf(pool, workspaceId, search);
  const statement = selectCodesOfCoupon(workspaceId, { ...search, part }, source, clock.now());
  const [page] = await query(pool, [statement]);
  return readListedCodes(page?.rows ?? []);
}

/**
 * Where the fewest have to be looked at. A page of codes that were used is full soon when there are many uses, and is the uses themselves
 * when there are few; what is used meanwhile is on the next look.
 */
async function sourceOf(
  pool: pg.Pool,
  workspaceId: string,
  { state, couponId, clientId }: CodesSearch,
): Promise<CodeSource> {
  if (state === 'disabled') return 'disabled';
  if (state !== 'redeemed' || clientId !== null) return 'all';
  const [sums] = await query(pool, [selectCouponSums(workspaceId, couponId)]);
  return readCouponSums(sums?.rows ?? []).redeemed <= FEW_USES ? 'used' : 'all';
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
