import type { CouponStatistics } from '../../api/coupon.ts';
import type { Bucket } from '../../api/coupon-queries.ts';

type Row = CouponStatistics['buckets'][number];

const MOST = 400;

/**
 * The buckets of statistics with the empty ones between them, so that time runs evenly in a chart.
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
  for (let day = first.startsOn; day <= last && filled.length < MOST; day = nextStart(day, bucket)) {
    filled.push(known.get(day) ?? { ...empty, startsOn: day });
  }
  return filled;
}

/** The first day of the next bucket. */
function nextStart(day: string, bucket: Bucket): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (bucket === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (bucket === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
