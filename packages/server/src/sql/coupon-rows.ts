import { instant } from '../platform/db/arrays.ts';
import type { Parameter, Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds, integerOrNull } from './columns.ts';
import type { CouponDefinitionRow } from './select-coupons.ts';

/** A coupon as stored, whole. Times in milliseconds since the epoch. */
export interface StoredCouponRow extends CouponDefinitionRow {
  readonly id: string;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

function parameters(workspaceId: string, coupon: StoredCouponRow): Parameter[] {
  return [
    workspaceId,
    coupon.id,
    coupon.name,
    String(coupon.version),
    coupon.state,
    String(coupon.hidden),
    instant(coupon.startsAt),
    coupon.endsAt === null ? null : instant(coupon.endsAt),
    coupon.definition,
    instant(coupon.updatedAt),
  ];
}

/** Stores a new coupon and, beside it, that nothing of it is used. */
export function insertCoupon(workspaceId: string, coupon: StoredCouponRow): readonly Statement[] {
  const text = `
    insert into coupons (workspace_id, id, name, version, state, hidden, starts_at, ends_at, definition, created_at,
      updated_at)
    values ($1::uuid, $2::uuid, $3, $4::int, $5, $6::boolean, $7::timestamptz, $8::timestamptz, $9::jsonb,
      $10::timestamptz, $10::timestamptz)`;
  const totals = `
    insert into coupon_totals (workspace_id, coupon_id, activations, decided_at)
    values ($1::uuid, $2::uuid, 0, $3::timestamptz)`;
  return [
    { name: 'insert_coupon', text, values: parameters(workspaceId, coupon) },
    {
      name: 'insert_coupon_totals',
      text: totals,
      values: [workspaceId, coupon.id, instant(coupon.createdAt)],
    },
  ];
}

/** Stores an edited coupon; its row is locked. */
export function updateCoupon(workspaceId: string, coupon: StoredCouponRow): Statement {
  const text = `
    update coupons
    set name = $3, version = $4::int, state = $5, hidden = $6::boolean, starts_at = $7::timestamptz,
      ends_at = $8::timestamptz, definition = $9::jsonb, updated_at = $10::timestamptz
    where workspace_id = $1::uuid and id = $2::uuid`;
  return { name: 'update_coupon', text, values: parameters(workspaceId, coupon) };
}

/** Forgets a coupon of which nothing was issued, and what is counted of it; its row is locked. */
export function deleteCoupon(workspaceId: string, id: string): readonly Statement[] {
  const values = [workspaceId, id];
  const of = (table: string): Statement => ({
    name: `delete_of_coupon_${table}`,
    text: `delete from ${table} where workspace_id = $1::uuid and coupon_id = $2::uuid`,
    values,
  });
  return [
    ...['coupon_totals', 'coupon_days', 'refusal_days'].map(of),
    {
      name: 'delete_coupon',
      text: 'delete from coupons where workspace_id = $1::uuid and id = $2::uuid',
      values,
    },
  ];
}

/** The columns of a coupon, whole, in the table `coupons c`. */
export const COUPON_COLUMNS = `c.id, c.version, c.name, c.state, c.hidden, ${asMilliseconds('c.starts_at')}, ${asMilliseconds('c.ends_at')},
  c.definition::text, ${asMilliseconds('c.created_at')}, ${asMilliseconds('c.updated_at')}`;

/** Reads one coupon, whole. */
export function selectStoredCoupon(workspaceId: string, id: string): Statement {
  const text = `select ${COUPON_COLUMNS} from coupons c where c.workspace_id = $1::uuid and c.id = $2::uuid`;
  return { name: 'select_stored_coupon', text, values: [workspaceId, id] };
}

/** Which coupons a list shows: all of them, or only those that are neither drafts nor hidden. */
export interface CouponListing {
  readonly all: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** Reads a page of coupons in the order in which they were made. */
export function selectCouponPage(workspaceId: string, { all, limit, offset }: CouponListing): Statement {
  const text = `
    select ${COUPON_COLUMNS} from coupons c
    where c.workspace_id = $1::uuid and ($2::boolean or (c.state <> 'draft' and not c.hidden))
    order by c.id
    limit $3::int offset $4::bigint`;
  const values = [workspaceId, String(all), String(limit), String(offset)];
  return { name: 'select_coupon_page', text, values };
}

/** Counts the coupons that a list shows. */
export function countCoupons(workspaceId: string, all: boolean): Statement {
  const text = `
    select count(*) from coupons c
    where c.workspace_id = $1::uuid and ($2::boolean or (c.state <> 'draft' and not c.hidden))`;
  return { name: 'count_coupons', text, values: [workspaceId, String(all)] };
}

/** The rows of the statements that read whole coupons. */
export function readStoredCoupons(rows: readonly Row[]): StoredCouponRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    version: Number(row[1]),
    name: row[2] ?? '',
    state: row[3] ?? '',
    hidden: row[4] === 't',
    startsAt: Number(row[5]),
    endsAt: integerOrNull(row[6]),
    definition: row[7] ?? '{}',
    createdAt: Number(row[8]),
    updatedAt: Number(row[9]),
  }));
}
