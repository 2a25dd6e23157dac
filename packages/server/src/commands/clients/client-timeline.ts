import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import {
  countClientTimeline,
  readClientCoupons,
  readClientTimeline,
  selectClientCoupons,
  selectClientTimeline,
  selectClientTimelineBefore,
  type TimelineRow,
} from '../../sql/client-timeline.ts';

/** Which part of a list is wanted. */
export interface ClientPage {
  readonly limit: number;
  readonly offset: number;
}

/** A page of what a client did and what became of it, the newest first, and how much there is in all. */
export interface ClientTimeline {
  readonly entries: readonly TimelineRow[];
  readonly total: number;
}

/** A coupon that a client has, with its individual code (null: the friendly one). */
export interface HeldCoupon {
  readonly couponId: string;
  readonly code: string | null;
}

/** Reads a page of what a client did and what became of it, as it stands this instant. */
export async function clientTimeline(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  workspaceId: string,
  clientId: string,
  page: ClientPage,
): Promise<ClientTimeline> {
  const [entries, count] = await query(pool, [
    selectClientTimeline(workspaceId, clientId, page.limit, page.offset),
    countClientTimeline(workspaceId, clientId),
  ]);
  const now = clock.now();
  return {
    entries: readClientTimeline(entries?.rows ?? []).map((entry) => standing(entry, now)),
    total: Number(count?.rows[0]?.[0] ?? 0),
  };
}

/** A hold whose time has run out is over, whether somebody has collected it or not. */
function standing(entry: TimelineRow, now: number): TimelineRow {
  const isDead = entry.status === 'held' && (entry.holdsUntil ?? 0) <= now;
  return isDead ? { ...entry, status: 'expired' } : entry;
}

/** Something that a client did, or that was done with what it did. */
export type TimelineEntry = TimelineRow;

/** Reads what a client did before something (null: up to now), the newest first. */
export async function clientTimelineBefore(
  pool: pg.Pool,
  workspaceId: string,
  clientId: string,
  before: string | null,
  limit: number,
): Promise<TimelineEntry[]> {
  const [page] = await query(pool, [selectClientTimelineBefore(workspaceId, clientId, before, limit)]);
  return readClientTimeline(page?.rows ?? []);
}

/** Reads a page of the coupons that a client has. */
export async function clientCoupons(
  pool: pg.Pool,
  workspaceId: string,
  clientId: string,
  page: ClientPage,
): Promise<readonly HeldCoupon[]> {
  const [held] = await query(pool, [selectClientCoupons(workspaceId, clientId, page.limit, page.offset)]);
  return readClientCoupons(held?.rows ?? []);
}
