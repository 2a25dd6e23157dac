import { int4Array, textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';

/** A coupon as stored; `definition` is the JSON text of all that has no column of its own. */
export interface CouponDefinitionRow {
  readonly name: string;
  readonly state: string;
  readonly hidden: boolean;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly definition: string;
}

/** How a coupon stands. `changed` is there only when the version is another than the one known. Times in milliseconds. */
export interface CouponRow {
  readonly id: string;
  readonly version: number;
  readonly activations: number;
  readonly decidedAt: number;
  readonly changed: CouponDefinitionRow | null;
}

const TOTALS = `coalesce(t.activations, 0), ${asMilliseconds("coalesce(t.decided_at, 'epoch')")}`;

/**
 * The columns of a coupon in the tables `coupons p` and `coupon_totals t`, as {@link couponOf} reads them.
 *
 * @param isWanted the condition under which its definition travels
 */
export function couponColumns(isWanted: string, totals: string = TOTALS): string {
  const definition = [
    ...['p.name', 'p.state', 'p.hidden', asMilliseconds('p.starts_at'), asMilliseconds('p.ends_at')],
    'p.definition::text',
  ];
  return `p.id, p.version, ${totals}, ${definition.map((column) => `case when ${isWanted} then ${column} end`).join(', ')}`;
}

/** How many columns {@link couponColumns} are. */
export const COUPON_WIDTH = 10;

/** Of several rows with one coupon, the first: its definition needs to travel once. The rows are `codes c`. */
export const FIRST_OF_COUPON = 'row_number() over (partition by c.coupon_id) = 1';

const BY_ID = `
  select ${couponColumns('p.version <> k.version')}
  from unnest($2::uuid[], $3::int4[]) as k (id, version)
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = k.id limit 1
  ) p
  left join lateral (
    select * from coupon_totals u where u.workspace_id = $1::uuid and u.coupon_id = k.id limit 1
  ) t on true`;

/** Reads how coupons stand; a definition travels only when its version is not the one known (0: none is). */
export function selectCoupons(
  workspaceId: string,
  couponIds: readonly string[],
  knownVersions: readonly number[],
): Statement {
  const values = [workspaceId, uuidArray(couponIds), int4Array(knownVersions)];
  return { name: 'select_coupons', text: BY_ID, values };
}

/** The rows of {@link selectCoupons}. */
export function readCoupons(rows: readonly Row[]): CouponRow[] {
  return rows.map((row) => couponOf(row, 0));
}

/** The coupon whose columns begin at a place of a row. */
export function couponOf(row: Row, at: number): CouponRow {
  const definition = row[at + 9];
  const isChanged = definition !== null && definition !== undefined;
  return {
    id: row[at] ?? '',
    version: Number(row[at + 1]),
    activations: Number(row[at + 2]),
    decidedAt: Number(row[at + 3]),
    changed: isChanged
      ? {
          name: row[at + 4] ?? '',
          state: row[at + 5] ?? '',
          hidden: row[at + 6] === 't',
          startsAt: Number(row[at + 7]),
          endsAt: integerOrNull(row[at + 8]),
          definition,
        }
      : null,
  };
}

/** A code and the coupon that it belongs to; what is used of the coupon is not read. */
export interface CodeCouponRow {
  readonly code: string;
  readonly coupon: CouponRow;
}

const OF_CODES = `
  select c.code, ${couponColumns(FIRST_OF_COUPON, '0, 0')}
  from codes c
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = c.coupon_id limit 1
  ) p
  where c.workspace_id = $1::uuid and c.code = any($2::text[])`;

/** Reads the coupons that codes belong to; of several codes of one coupon, one row brings its definition. */
export function selectCouponsOfCodes(workspaceId: string, codes: readonly string[]): Statement {
  return { name: 'select_coupons_of_codes', text: OF_CODES, values: [workspaceId, textArray(codes)] };
}

/** The rows of {@link selectCouponsOfCodes}. */
export function readCouponsOfCodes(rows: readonly Row[]): CodeCouponRow[] {
  return rows.map((row) => ({ code: row[0] ?? '', coupon: couponOf(row, 1) }));
}
