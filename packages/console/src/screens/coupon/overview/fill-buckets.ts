import type { CouponStatistics } from '../../../api/coupon.ts';
import type { Bucket } from '../../../api/coupon-queries.ts';

type Row = CouponStatistics['buckets'][number];

/** More than this cannot be told apart in a chart. */
const MOST = 400;
/** Fewer than this is no course of time. */
const LEAST = 14;

/**
 * The buckets of statistics with the empty ones between them, and some before where there are few, so that time runs
 * evenly in a chart.
 *
 * @param today the last day that there may be anything of, `2026-12-31`
 */
export function fillBuckets(buckets: readonly Row[], bucket: Bucket, today: string): Row[] {
  const [first] = buckets;
  if (first === undefined) return [];
  const known = new Map(buckets.map((row) => [row.startsOn, row]));
  const empty = Object.fromEntries(Object.keys(first).map((name) => [name, 0])) as unknown as Row;
  const filled: Row[] = [];
  const last = [today, buckets.at(-1)?.startsOn ?? ''].sort()[1] ?? today;
  for (let day = first.startsOn; day <= last && filled.length < MOST; day = startAfter(day, bucket, 1)) {
    filled.push(known.get(day) ?? { ...empty, startsOn: day });
  }
  const before = Array.from({ length: Math.max(0, LEAST - filled.length) }, (_, index) => ({
    ...empty,
    startsOn: startAfter(first.startsOn, bucket, -1 - index),
  }));
  return [...before.reverse(), ...filled];
}

/** The first day of the bucket that is so many after that of this day. */
function startAfter(day: string, bucket: Bucket, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (bucket === 'month') date.setUTCMonth(date.getUTCMonth() + count);
  else date.setUTCDate(date.getUTCDate() + count * (bucket === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
