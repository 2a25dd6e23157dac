import { type Coupon, dayInZone, issuingRange, type Limit, usedOfLimit } from '@couponry/engine';
import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import {
  type RefusalJumpRow,
  readCodeRanges,
  readRefusalJumps,
  readStocks,
  readWatchedCoupons,
  type StockRow,
  selectCodeRanges,
  selectRefusalJumps,
  selectStocks,
  selectWatchedCoupons,
  type WatchedCouponRow,
} from '../../sql/watched-coupons.ts';
import type { Caller } from '../caller.ts';

const DAY_MS = 86_400_000;
/** A coupon that ends sooner is told. */
const SOON_MS = 3 * DAY_MS;
/** What is used up to this part of all that there is, is told. */
const MUCH = 0.8;
/** Refusals jumped when there are twice as many as a week before, and not just a few. */
const JUMP = { times: 2, least: 20 };
/** How many of each kind are told. */
const MOST = 50;

type Named = { readonly id: string; readonly name: string };

/** Something that somebody should look at. Money in minor units of `currency`, instants in milliseconds since the epoch. */
export type Attention =
  | {
      readonly kind: 'limit';
      readonly coupon: Named;
      readonly currency: string;
      readonly limit: Limit;
      readonly used: number;
    }
  | { readonly kind: 'codes'; readonly coupon: Named; readonly used: number; readonly max: number }
  | { readonly kind: 'ending'; readonly coupon: Named; readonly endsAt: number }
  | ({ readonly kind: 'refusals' } & RefusalJumpRow);

/** What needs attention, the most urgent of each kind first; whether that is all. */
export interface AttentionList {
  readonly items: readonly Attention[];
  readonly isAll: boolean;
}

interface Ports {
  readonly pool: pg.Pool;
  readonly clock: Clock;
}

/** Reads what in a workspace needs attention now. */
export async function readAttention({ pool, clock }: Ports, { workspace }: Caller): Promise<AttentionList> {
  const now = clock.now();
  const days = {
    day: dayInZone(now, workspace.timeZone),
    before: dayInZone(now - 7 * DAY_MS, workspace.timeZone),
  };
  const [coupons, stocks, ranges, jumps] = await query(pool, [
    selectWatchedCoupons(workspace.id, now, now + SOON_MS),
    selectStocks(workspace.id),
    selectCodeRanges(workspace.id),
    selectRefusalJumps(workspace.id, days, { ...JUMP, limit: MOST + 1 }),
  ]);
  const counted = {
    now,
    stocks: readStocks(stocks?.rows ?? []),
    taken: readCodeRanges(ranges?.rows ?? []),
  };
  const watched = readWatchedCoupons(coupons?.rows ?? []).map(watchedOf);
  const kinds: readonly (readonly Attention[])[] = [
    watched.flatMap((coupon) => limitsOf(coupon, now)).toSorted((a, b) => shareOf(b) - shareOf(a)),
    watched.flatMap((coupon) => codesOf(coupon, counted)).toSorted((a, b) => shareOf(b) - shareOf(a)),
    watched.flatMap((coupon) => endOf(coupon, now)).toSorted((a, b) => a.endsAt - b.endsAt),
    readRefusalJumps(jumps?.rows ?? []).map((jump) => ({ kind: 'refusals' as const, ...jump })),
  ];
  return {
    items: kinds.flatMap((items) => items.slice(0, MOST)),
    isAll: kinds.every((items) => items.length <= MOST),
  };
}

interface Watched extends Omit<WatchedCouponRow, 'watched'>, Pick<Coupon, 'currency' | 'timeZone' | 'codes'> {
  readonly limits: readonly Limit[];
}

function watchedOf({ watched, ...row }: WatchedCouponRow): Watched {
  return { ...row, ...(JSON.parse(watched) as Pick<Coupon, 'currency' | 'timeZone' | 'codes' | 'limits'>) };
}

/** The limits for all together of which most is used. */
function limitsOf({ id, name, currency, timeZone, codes, limits, totals }: Watched, now: number) {
  const today = dayInZone(now, timeZone);
  const day = totals.recent.day === null || totals.recent.day < today ? today : totals.recent.day;
  return limits.flatMap((limit) => {
    const used = usedOfLimit(codes, limit, totals, day);
    if (used === null || used <= limit.max * MUCH) return [];
    return [{ kind: 'limit' as const, coupon: { id, name }, currency, limit, used }];
  });
}

interface Counted {
  readonly stocks: ReadonlyMap<string, StockRow>;
  readonly taken: ReadonlyMap<string, number>;
}

/** The codes of a coupon, where most of what there is, is somebody's. */
function codesOf({ id, name, codes }: Watched, { stocks, taken }: Counted) {
  const range = issuingRange(codes);
  const stock = stocks.get(id);
  const max = range?.size ?? stock?.issued ?? 0;
  const used = range === null ? (stock?.activated ?? 0) : Math.min(taken.get(range.key) ?? 0, max);
  if (codes.kind === 'friendly' || used <= max * MUCH) return [];
  return [{ kind: 'codes' as const, coupon: { id, name }, used, max }];
}

function endOf({ id, name, endsAt }: Watched, now: number) {
  if (endsAt === null || endsAt >= now + SOON_MS) return [];
  return [{ kind: 'ending' as const, coupon: { id, name }, endsAt }];
}

function shareOf(item: Extract<Attention, { readonly used: number }>): number {
  return item.used / (item.kind === 'limit' ? item.limit.max : item.max);
}
