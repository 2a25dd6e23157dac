import { booleanArray, int4Array, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import { readUses, USES_WIDTH, type UsesRow, usesColumns } from './uses-columns.ts';

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
  /** When the first hold that is not settled runs out, or ran out; null without any, or where nobody asked. */
  readonly firstHoldUntil: number | null;
  readonly changed: CouponDefinitionRow | null;
}

const FIRST_HOLD = asMilliseconds(`(
    select f.holds_until from holds f
    where f.workspace_id = $1::uuid and f.coupon_id = p.id
    order by f.holds_until
    limit 1
  )`);

/**
 * The columns of how a coupon stands in the tables `coupons p` and `coupon_totals t`, as {@link couponOf} reads them.
 *
 * @param mayBeHeld the condition without which no hold is of interest
 */
export function standingColumns(mayBeHeld: string): string {
  const firstHold = `case when ${mayBeHeld} then ${FIRST_HOLD} end`;
  return `p.version, t.activations, ${asMilliseconds('t.decided_at')}, t.discount, ${firstHold}, ${usesColumns('t')}`;
}

/** The same of a coupon of which nothing is counted. */
const NOT_COUNTED = `p.version, null, null, null, ${FIRST_HOLD}, null, null, null, null, null, null`;
const COUNTED = standingColumns('true');
/** How many columns {@link standingColumns} are. */
const STANDING_WIDTH = 5 + USES_WIDTH;

/** The definition of a coupon, where another version of it is known. */
const DEFINITION = [
  'p.name',
  'p.state',
  'p.hidden',
  asMilliseconds('p.starts_at'),
  asMilliseconds('p.ends_at'),
]
  .concat('p.definition::text')
  .map((column) => `case when p.version <> k.version then ${column} end`)
  .join(', ');

const ROWS = rowsOf('k', { id: '$2::uuid[]', version: '$3::int4[]', is_counted: '$4::boolean[]' });

const BY_ID = `
  select p.id, ${COUNTED}, ${DEFINITION}
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
  select p.id, ${NOT_COUNTED}, ${DEFINITION}
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
  return rows.map((row) => couponOf(row[0] ?? '', row, 1, definitionOf(row, 1 + STANDING_WIDTH)));
}

/** How a coupon stands, from {@link standingColumns} that begin at a place of a row. */
export function couponOf(
  id: string,
  row: Row,
  at: number,
  changed: CouponDefinitionRow | null = null,
): CouponRow {
  return {
    id,
    version: Number(row[at]),
    totals: {
      ...readUses(row, at + 5),
      activations: Number(row[at + 1] ?? 0),
      discount: Number(row[at + 3] ?? 0),
    },
    decidedAt: Number(row[at + 2] ?? 0),
    firstHoldUntil: integerOrNull(row[at + 4]),
    changed,
  };
}

function definitionOf(row: Row, at: number): CouponDefinitionRow | null {
  const definition = row[at + 5];
  if (definition === null || definition === undefined) return null;
  return {
    name: row[at] ?? '',
    state: row[at + 1] ?? '',
    hidden: row[at + 2] === 't',
    startsAt: Number(row[at + 3]),
    endsAt: integerOrNull(row[at + 4]),
    definition,
  };
}
