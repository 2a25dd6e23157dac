import { instant, instantColumn, uuidArray, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** A hold that is not settled. `holdsUntil` in milliseconds since the epoch. */
export interface HoldRow {
  readonly reservationId: string;
  readonly couponId: string;
  readonly holdsUntil: number;
}

const ROWS = rowsOf('k', {
  reservation_id: '$2::uuid[]',
  coupon_id: '$3::uuid[]',
  holds_until: '$4::timestamptz[]',
});

/** Notes new holds. */
export function insertHolds(workspaceId: string, rows: readonly HoldRow[]): Statement {
  const text = `
    insert into holds (workspace_id, reservation_id, coupon_id, holds_until)
    select $1::uuid, k.reservation_id, k.coupon_id, k.holds_until
    from ${ROWS}`;
  return {
    name: 'insert_holds',
    text,
    values: [
      workspaceId,
      uuidColumn(rows, (row) => row.reservationId),
      uuidColumn(rows, (row) => row.couponId),
      instantColumn(rows, (row) => row.holdsUntil),
    ],
  };
}

/** Locks holds that are to be settled, after everything that they count in. */
export function lockHolds(workspaceId: string, reservationIds: readonly string[]): Statement {
  const text = `
    select 1 from holds h
    where h.workspace_id = $1::uuid and h.reservation_id = any($2::uuid[])
    order by h.reservation_id
    for update`;
  return { name: 'lock_holds', text, values: [workspaceId, uuidArray(reservationIds)] };
}

/** Forgets holds that were settled; what guards them is locked. */
export function deleteHolds(workspaceId: string, reservationIds: readonly string[]): Statement {
  const text = 'delete from holds h where h.workspace_id = $1::uuid and h.reservation_id = any($2::uuid[])';
  return { name: 'delete_holds', text, values: [workspaceId, uuidArray(reservationIds)] };
}

const IS_DEAD = `
    select h.reservation_id
    from holds h
    where h.workspace_id = $1::uuid and h.holds_until <= $2::timestamptz`;
const OLDEST = `
    order by h.holds_until, h.reservation_id
    limit $3::int`;

/**
 * Finds holds of a coupon whose time has run out, the oldest first; of any coupon where none is given. A statement each: one for both
 * would go through the holds of all coupons for those of one.
 */
export function selectDeadHolds(
  workspaceId: string,
  couponId: string | null,
  now: number,
  limit: number,
): Statement {
  const values = [workspaceId, instant(now), String(limit)];
  if (couponId === null) return { name: 'select_dead_holds', text: `${IS_DEAD} ${OLDEST}`, values };
  const text = `${IS_DEAD} and h.coupon_id = $4::uuid ${OLDEST}`;
  return { name: 'select_dead_holds_of_coupon', text, values: [...values, couponId] };
}

/** The ids of the reservations that {@link selectDeadHolds} found. */
export function readDeadHolds(rows: readonly Row[]): string[] {
  return rows.map(([id]) => id ?? '');
}
