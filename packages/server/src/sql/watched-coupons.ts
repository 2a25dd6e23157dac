import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { readUses, type UsesRow, usesColumns } from './uses-columns.ts';

/** A coupon that runs, as far as it is watched. `watched` is JSON of its currency, time zone, codes and limits. */
export interface WatchedCouponRow {
  readonly id: string;
  readonly name: string;
  /** In milliseconds since the epoch; null: it does not end. */
  readonly endsAt: number | null;
  readonly watched: string;
  readonly totals: UsesRow & { readonly activations: number; readonly discount: number };
}

/**
 * Reads the coupons that run and could need attention: they end before an instant, have a limit for all together, or codes that
 * can be used up. Times in milliseconds since the epoch.
 */
export function selectWatchedCoupons(workspaceId: string, now: number, endingBefore: number): Statement {
  const text = `
    select c.id, c.name, ${asMilliseconds('c.ends_at')},
      json_build_object('currency', c.definition -> 'currency', 'timeZone', c.definition -> 'timeZone',
        'codes', c.definition -> 'codes', 'limits', c.definition -> 'limits')::text,
      coalesce(t.activations, 0), coalesce(t.discount, 0), ${usesColumns('t')}
    from coupons c
    left join coupon_totals t on t.workspace_id = $1::uuid and t.coupon_id = c.id
    where c.workspace_id = $1::uuid and c.state = 'published' and c.starts_at <= $2::timestamptz
      and (c.ends_at is null or c.ends_at > $2::timestamptz)
      and (c.ends_at < $3::timestamptz or c.definition -> 'codes' ->> 'kind' <> 'friendly'
        or c.definition @? '$.limits[*] ? (@.on != "redemptions" || @.per != "client")')
    order by c.id`;
  return { name: 'select_watched_coupons', text, values: [workspaceId, instant(now), instant(endingBefore)] };
}

/** The rows of {@link selectWatchedCoupons}. */
export function readWatchedCoupons(rows: readonly Row[]): WatchedCouponRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    name: row[1] ?? '',
    endsAt: integerOrNull(row[2]),
    watched: row[3] ?? '{}',
    totals: { activations: Number(row[4]), discount: Number(row[5]), ...readUses(row, 6) },
  }));
}

/** How many codes of a coupon were made, and how many of them are activated. */
export interface StockRow {
  readonly couponId: string;
  readonly issued: number;
  readonly activated: number;
}

/** Counts what coupons whose codes are imported have made and activated. */
export function selectStocks(workspaceId: string): Statement {
  const text = `
    select d.coupon_id, sum(d.issued), sum(d.activated) - sum(d.deactivated)
    from coupons c
    join coupon_days d on d.workspace_id = $1::uuid and d.coupon_id = c.id
    where c.workspace_id = $1::uuid and c.state = 'published' and c.definition -> 'codes' ->> 'kind' = 'imported'
    group by d.coupon_id`;
  return { name: 'select_stocks', text, values: [workspaceId] };
}

/** The rows of {@link selectStocks}, by coupon. */
export function readStocks(rows: readonly Row[]): ReadonlyMap<string, StockRow> {
  return new Map(
    rows.map(([couponId, issued, activated]) => [
      couponId ?? '',
      { couponId: couponId ?? '', issued: Number(issued), activated: Number(activated) },
    ]),
  );
}

/** Refusals of a coupon for one reason that became many more. A null coupon: unknown codes. */
export interface RefusalJumpRow {
  readonly coupon: { readonly id: string; readonly name: string } | null;
  readonly reason: string;
  readonly refused: number;
  readonly before: number;
}

/**
 * Reads what was refused on a day at least `least` times more often than on a day before, and at least `times` as often; the
 * largest growth first.
 */
export function selectRefusalJumps(
  workspaceId: string,
  days: { readonly day: string; readonly before: string },
  { times, least, limit }: { readonly times: number; readonly least: number; readonly limit: number },
): Statement {
  const text = `
    select j.coupon_id, c.name, j.reason, j.refused, j.before
    from (
      select r.coupon_id, r.reason, coalesce(sum(r.refused) filter (where r.day = $2::date), 0) as refused,
        coalesce(sum(r.refused) filter (where r.day = $3::date), 0) as before
      from refusal_days r
      where r.workspace_id = $1::uuid and (r.day = $2::date or r.day = $3::date)
      group by r.coupon_id, r.reason
    ) j
    left join coupons c on c.workspace_id = $1::uuid and c.id = j.coupon_id
    where j.refused >= j.before + $5::bigint and j.refused >= j.before * $4::bigint
    order by j.refused - j.before desc, j.coupon_id, j.reason
    limit $6::int`;
  const values = [workspaceId, days.day, days.before, String(times), String(least), String(limit)];
  return { name: 'select_refusal_jumps', text, values };
}

/** The rows of {@link selectRefusalJumps}. */
export function readRefusalJumps(rows: readonly Row[]): RefusalJumpRow[] {
  return rows.map(([id, name, reason, refused, before]) => ({
    coupon: name === null || name === undefined ? null : { id: id ?? '', name },
    reason: reason ?? '',
    refused: Number(refused),
    before: Number(before),
  }));
}

/** Reads how many indices of each range were taken so far, by prefix or pattern. */
export function selectCodeRanges(workspaceId: string): Statement {
  const text = 'select prefix, next_index from code_ranges where workspace_id = $1::uuid';
  return { name: 'select_code_ranges', text, values: [workspaceId] };
}

/** The rows of {@link selectCodeRanges}. */
export function readCodeRanges(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map(([prefix, taken]) => [prefix ?? '', Number(taken)]));
}
