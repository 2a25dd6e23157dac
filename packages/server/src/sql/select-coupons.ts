import { booleanArray, int4Array, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { readUses, type UsesRow, usesColumns } from './uses-columns.ts';

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
  readonly totals: UsesRow & { readonly activations: number; readonly discount: number };
  readonly decidedAt: number;
  /** When the first hold that is not settled runs out, or ran out; null without any. */
  readonly firstHoldUntil: number | null;
  readonly changed: CouponDefinitionRow | null;
}

const FIRST_HOLD = `(
    select f.holds_until from holds f
    where f.workspace_id = $1::uuid and f.coupon_id = p.id
    order by f.holds_until
    limit 1
  )`;

const TOTALS = `coalesce(t.activations, 0), ${asMilliseconds("coalesce(t.decided_at, 'epoch')")}, coalesce(t.discount, 0),
  ${asMilliseconds(FIRST_HOLD)}, ${usesColumns('t')}`;

/** The same of a coupon of which nothing is counted. */
const NO_TOTALS = `null, null, null, ${asMilliseconds(FIRST_HOLD)}, null, null, null, null, null, null`;

/**
 * The columns of a coupon in the tables `coupons p` and `coupon_totals t`, as {@link couponOf} reads them.
 *
 * @param isWanted the condition under which its definition travels
 */
export function couponColumns(isWanted: string, totals = TOTALS): string {
  const definition = [
    ...['p.name', 'p.state', 'p.hidden', asMilliseconds('p.starts_at'), asMilliseconds('p.ends_at')],
    'p.definition::text',
  ];
  return `p.id, p.version, ${totals}, ${definition.map((column) => `case when ${isWanted} then ${column} end`).join(', ')}`;
}

/** How many columns {@link couponColumns} are. */
export const COUPON_WIDTH = 18;

const ROWS = rowsOf('k', { id: '$2::uuid[]', version: '$3::int4[]', is_counted: '$4::boolean[]' });

const BY_ID = `
  select ${couponColumns('p.version <> k.version')}
  from ${ROWS}
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = k.id limit 1
  ) p
  left join lateral (
    select * from coupon_totals u where k.is_counted and u.workspace_id = $1::uuid and u.coupon_id = k.id limit 1
  ) t on true`;

/**
 * Reads how coupons stand; a definition travels only when its version is not the one known (0: none is). What is used of them is
 * only read of those that are counted: no other decision asks for it.
 */
export function selectCoupons(
  workspaceId: string,
  couponIds: readonly string[],
  knownVersions: readonly number[],
  isCounted: (couponId: string) => boolean,
): Statement {
  const counted = booleanArray(couponIds.map(isCounted));
  const values = [workspaceId, uuidArray(couponIds), int4Array(knownVersions), counted];
  return { name: 'select_coupons', text: BY_ID, values };
}

const SHARED = `
  select ${couponColumns('p.version <> k.version', NO_TOTALS)}
  from (
    select w.id, w.version from ${rowsOf('w', { id: '$2::uuid[]', version: '$3::int4[]' })} order by w.id
  ) k
  cross join lateral (
    select * from coupons o where o.workspace_id = $1::uuid and o.id = k.id
    for share`;

/**
 * Locks coupons of which nothing is counted, as shared, and reads those that it got as they are under the lock, so that an edit
 * waits for what is in flight and the other way round. In the place of `lockCoupons` and {@link selectCoupons}; without totals there
 * is no second row, which a statement that waited for the lock would read as it was before.
 */
export function lockSharedCoupons(
  workspaceId: string,
  couponIds: readonly string[],
  knownVersions: readonly number[],
  skipLocked: boolean,
): Statement {
  return {
    name: `lock_shared_coupons${skipLocked ? '_skipping' : ''}`,
    text: `${SHARED}${skipLocked ? ' skip locked' : ''}) p`,
    values: [workspaceId, uuidArray(couponIds), int4Array(knownVersions)],
  };
}

/** The rows of {@link selectCoupons} and {@link lockSharedCoupons}. */
export function readCoupons(rows: readonly Row[]): CouponRow[] {
  return rows.map((row) => couponOf(row, 0));
}

/** The coupon whose columns begin at a place of a row. */
export function couponOf(row: Row, at: number): CouponRow {
  const definition = row[at + 17];
  const isChanged = definition !== null && definition !== undefined;
  return {
    id: row[at] ?? '',
    version: Number(row[at + 1]),
    totals: {
      ...readUses(row, at + 6),
      activations: Number(row[at + 2]),
      discount: Number(row[at + 4]),
    },
    decidedAt: Number(row[at + 3]),
    firstHoldUntil: integerOrNull(row[at + 5]),
    changed: isChanged
      ? {
          name: row[at + 12] ?? '',
          state: row[at + 13] ?? '',
          hidden: row[at + 14] === 't',
          startsAt: Number(row[at + 15]),
          endsAt: integerOrNull(row[at + 16]),
          definition,
        }
      : null,
  };
}
