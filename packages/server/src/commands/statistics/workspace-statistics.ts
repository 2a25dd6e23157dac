import { NO_COUNTS } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import type { Row, Statement } from '../../platform/db/statement.ts';
import type { CouponSumsRow } from '../../sql/coupon-sums.ts';
import {
  type CurrencyDayRow,
  type Days,
  type RefusalReasonRow,
  type RefusedCouponRow,
  readCurrencyDays,
  readMostRefused,
  readMostUsed,
  readRefusalReasons,
  selectCurrencyDays,
  selectMostRefused,
  selectMostUsed,
  selectRefusalReasons,
  type UsedCouponRow,
} from '../../sql/workspace-days.ts';
import { addSums } from './add-sums.ts';
import { type Bucket, firstDayOf } from './bucket.ts';

/** How many of the most used coupons are told. */
const MOST_USED = 10;
/** How many of the coupons that were refused most are told for each reason. */
const MOST_REFUSED = 5;

/** What all coupons of a workspace have seen: events of all together, money apart by currency. */
export interface Seen {
  readonly sums: CouponSumsRow;
  readonly money: ReadonlyMap<string, CouponSumsRow>;
  readonly refused: number;
}

/** What was seen on some days: in all, by bucket (its first day, the oldest first), and refused by reason. */
export interface SeenPeriod extends Days {
  readonly totals: Seen;
  readonly buckets: readonly (Seen & { readonly startsOn: string })[];
  readonly refused: ReadonlyMap<string, number>;
}

/** The statistics of a workspace, and those of the days that they are compared with. */
export interface WorkspaceStatistics extends SeenPeriod {
  readonly mostUsed: readonly UsedCouponRow[];
  readonly mostRefused: readonly RefusedCouponRow[];
  readonly compared: SeenPeriod | null;
}

/** What of a workspace is asked for; `compared` null: nothing to compare with. */
export interface StatisticsWish extends Days {
  readonly bucket: Bucket;
  readonly compared: Days | null;
}

/** Reads what all coupons of a workspace have seen, in one round trip. */
export async function workspaceStatistics(
  pool: pg.Pool,
  workspaceId: string,
  { from, to, bucket, compared }: StatisticsWish,
): Promise<WorkspaceStatistics> {
  const days = { from, to };
  const asked = (wanted: Days): Statement[] => [
    selectCurrencyDays(workspaceId, wanted),
    selectRefusalReasons(workspaceId, wanted),
  ];
  const [mostUsed, mostRefused, ...results] = await query(pool, [
    selectMostUsed(workspaceId, days, MOST_USED),
    selectMostRefused(workspaceId, days, MOST_REFUSED),
    ...asked(days),
    ...(compared === null ? [] : asked(compared)),
  ]);
  const [seen, refused, before, refusedBefore] = results.map(({ rows }) => rows);
  return {
    ...periodOf(days, bucket, seen, refused),
    mostUsed: readMostUsed(mostUsed?.rows ?? []),
    mostRefused: readMostRefused(mostRefused?.rows ?? []),
    compared: compared === null ? null : periodOf(compared, bucket, before, refusedBefore),
  };
}

function periodOf(
  days: Days,
  bucket: Bucket,
  seen: readonly Row[] = [],
  refused: readonly Row[] = [],
): SeenPeriod {
  const rows = readCurrencyDays(seen);
  const refusals = readRefusalReasons(refused);
  const rowsIn = Map.groupBy(rows, ({ day }) => firstDayOf(bucket, day));
  const refusalsIn = Map.groupBy(refusals, ({ day }) => firstDayOf(bucket, day));
  const starts = [...new Set([...rowsIn.keys(), ...refusalsIn.keys()])].toSorted();
  return {
    ...days,
    totals: seenOf(rows, refusals),
    buckets: starts.map((startsOn) => ({
      startsOn,
      ...seenOf(rowsIn.get(startsOn) ?? [], refusalsIn.get(startsOn) ?? []),
    })),
    refused: refusedByReason(refusals),
  };
}

function seenOf(rows: readonly CurrencyDayRow[], refusals: readonly RefusalReasonRow[]): Seen {
  const sumOf = (given: readonly CurrencyDayRow[]): CouponSumsRow =>
    given.reduce<CouponSumsRow>((sum, { day: _, currency: __, ...sums }) => addSums(sum, sums), NO_COUNTS);
  const byCurrency = [...Map.groupBy(rows, ({ currency }) => currency)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    sums: sumOf(rows),
    money: new Map(byCurrency.map(([currency, given]) => [currency, sumOf(given)])),
    refused: refusals.reduce((sum, { refused }) => sum + refused, 0),
  };
}

function refusedByReason(refusals: readonly RefusalReasonRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason, refused } of refusals) counts.set(reason, (counts.get(reason) ?? 0) + refused);
  return counts;
}
