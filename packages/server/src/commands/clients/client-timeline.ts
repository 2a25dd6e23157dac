import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import {
  countClientTimeline,
  readClientCoupons,
  readClientTimeline,
  selectClientCoupons,
  selectClientTimeline,
  type TimelineRow,
} from '../../sql/client-timeline.ts';

/** A page of what a client did, the newest first, and how much there is in all. */
export async function clientTimeline(
  pool: pg.Pool,
  workspaceId: string,
  clientId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly entries: readonly TimelineRow[]; readonly total: number }> {
  const [entries, count] = await query(pool, [
    selectClientTimeline(workspaceId, clientId, page.limit, page.offset),
    countClientTimeline(workspaceId, clientId),
  ]);
  return {
    entries: readClientTimeline(entries?.rows ?? []),
    total: Number(count?.rows[0]?.[0] ?? 0),
  };
}

/** A page of the coupons that a client has, with the individual code of each (null: the friendly one). */
export async function clientCoupons(
  pool: pg.Pool,
  workspaceId: string,
  clientId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly { readonly couponId: string; readonly code: string | null }[]> {
  const [held] = await query(pool, [selectClientCoupons(workspaceId, clientId, page.limit, page.offset)]);
  return readClientCoupons(held?.rows ?? []);
}
