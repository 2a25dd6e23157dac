import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds } from './columns.ts';

/** What happened to a coupon in a quarter of an hour. Money in minor units, `at` in milliseconds since the epoch. */
export interface QuarterRow {
  readonly at: number;
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly rolledBack: number;
  readonly discount: number;
  readonly discountBack: number;
}

/** From when and until when something happened, and the ids between which the ledger has it. */
export interface LedgerSpan {
  readonly from: number;
  readonly to: number;
  readonly firstId: string;
  readonly lastId: string;
}

const inSpan = (row: string): string =>
  `${row}.coupon_id = $2::uuid and ${row}.id >= $3::uuid and ${row}.id < $4::uuid
      and ${row}.at >= $5::timestamptz and ${row}.at < $6::timestamptz`;

// A number of seconds is a decimal number there, and to divide that for each row takes three times as long as all the rest.
const quarter = (row: string): string => `date_bin('15 minutes', ${row}.at, 'epoch'::timestamptz) as quarter`;

// Every zone in use is a whole number of quarters of an hour from UTC: which hour they are, is known to who knows the zone.
const TEXT = `
  select ${asMilliseconds('h.quarter')}, sum(h.issued), sum(h.activated), sum(h.redeemed), sum(h.rolled_back), sum(h.discount), sum(h.discount_back)
  from (
    select ${quarter('a')}, count(*) filter (where a.issues_code) as issued, count(*) filter (where not a.takes_over) as activated,
      0 as redeemed, 0 as rolled_back, 0::numeric as discount, 0::numeric as discount_back
    from activations a where a.workspace_id = $1::uuid and ${inSpan('a')}
    group by quarter
    union all
    select ${quarter('i')}, sum(i.codes), 0, 0, 0, 0, 0
    from code_issues i where i.workspace_id = $1::uuid and ${inSpan('i')}
    group by quarter
    union all
    select ${quarter('v')}, 0, count(*) filter (where v.activates), 0, 0, 0, 0
    from reservations v where v.workspace_id = $1::uuid and ${inSpan('v')}
    group by quarter
    union all
    select ${quarter('r')}, 0, count(*) filter (where r.activates and r.reservation_id is null), count(*), 0,
      coalesce(sum(r.discount), 0), 0
    from redemptions r where r.workspace_id = $1::uuid and ${inSpan('r')}
    group by quarter
    union all
    select ${quarter('b')}, 0, 0, 0, count(*) filter (where b.completes), 0, sum(b.discount)
    from rollbacks b where b.workspace_id = $1::uuid and ${inSpan('b')}
    group by quarter
  ) h
  group by h.quarter
  order by h.quarter`;

/** Counts what the ledger has of a coupon by quarter of an hour, the oldest first. */
export function selectCouponQuarters(
  workspaceId: string,
  couponId: string,
  { from, to, firstId, lastId }: LedgerSpan,
): Statement {
  const values = [workspaceId, couponId, firstId, lastId, instant(from), instant(to)];
  return { name: 'select_coupon_quarters', text: TEXT, values };
}

/** The rows of {@link selectCouponQuarters}. */
export function readCouponQuarters(rows: readonly Row[]): QuarterRow[] {
  return rows.map(([at, ...counts]) => {
    const [issued = 0, activated = 0, redeemed = 0, rolledBack = 0, discount = 0, discountBack = 0] =
      counts.map(Number);
    return { at: Number(at), issued, activated, redeemed, rolledBack, discount, discountBack };
  });
}
