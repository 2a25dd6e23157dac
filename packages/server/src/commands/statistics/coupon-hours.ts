import { hourInZone, instantInZone } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { firstIdAt } from '../../platform/ids.ts';
import {
  type LedgerSpan,
  type QuarterRow,
  readCouponQuarters,
  selectCouponQuarters,
} from '../../sql/coupon-hours.ts';
import type { Days } from '../../sql/workspace-days.ts';

/** An id is made when a request comes in, by the clock of one process; what it says happened is dated by the database's. */
const ASIDE_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** The last day that can be asked for ends no later than the last instant that can be stored. */
const LAST_MS = Date.UTC(10_000, 0) - 1 - ASIDE_MS;

/** What happened to a coupon in the hour that begins at `startsAt`, in milliseconds since the epoch. */
export interface CouponHour extends Omit<QuarterRow, 'at'> {
  readonly startsAt: number;
}

/** Days of a coupon's zone, both included. */
export interface HourDays extends Days {
  readonly timeZone: string;
}

/**
 * Reads by hour of its zone what happened to a coupon on some days of its zone; hours in which nothing happened are left out. It is
 * counted from the ledger, of which only the part of those days is read.
 */
export async function couponHours(
  pool: pg.Pool,
  workspaceId: string,
  couponId: string,
  { from, to, timeZone }: HourDays,
): Promise<CouponHour[]> {
  const span = spanOf(Date.parse(from), Date.parse(to) + DAY_MS, timeZone);
  const [rows] = await query(pool, [selectCouponQuarters(workspaceId, couponId, span)]);
  const hours = new Map<number, CouponHour>();
  for (const { at, ...counts } of readCouponQuarters(rows?.rows ?? [])) {
    const startsAt = hourInZone(at, timeZone);
    hours.set(startsAt, together(hours.get(startsAt), { startsAt, ...counts }));
  }
  return [...hours.values()];
}

function spanOf(localFrom: number, localTo: number, timeZone: string): LedgerSpan {
  const from = instantInZone(localFrom, timeZone);
  const to = Math.min(instantInZone(localTo, timeZone), LAST_MS);
  return { from, to, firstId: firstIdAt(Math.max(0, from - ASIDE_MS)), lastId: firstIdAt(to + ASIDE_MS) };
}

function together(before: CouponHour | undefined, more: CouponHour): CouponHour {
  if (before === undefined) return more;
  return {
    startsAt: more.startsAt,
    issued: before.issued + more.issued,
    activated: before.activated + more.activated,
    redeemed: before.redeemed + more.redeemed,
    rolledBack: before.rolledBack + more.rolledBack,
    discount: before.discount + more.discount,
    discountBack: before.discountBack + more.discountBack,
  };
}
