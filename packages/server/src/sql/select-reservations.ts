import { uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { REDEMPTION_COLUMNS, type RedemptionRow, readRedemption } from './redemption-columns.ts';
import {
  RESERVATION_COLUMNS,
  RESERVATION_WIDTH,
  type ReservationRow,
  readReservation,
} from './reservation-columns.ts';

/** How a reservation stands: whether its hold is settled, how, and the redemption that it was confirmed as. */
export interface StandingReservationRow {
  readonly reservation: ReservationRow;
  readonly stands: 'held' | 'confirmed' | 'released' | 'expired';
  readonly redemption: RedemptionRow | null;
}

const TEXT = `
  select ${RESERVATION_COLUMNS}, h.reservation_id, e.outcome, ${REDEMPTION_COLUMNS}
  from reservations v
  left join lateral (
    select d.reservation_id from holds d where d.workspace_id = $1::uuid and d.reservation_id = v.id limit 1
  ) h on true
  left join lateral (
    select d.outcome, d.redemption_id from reservation_ends d
    where d.workspace_id = $1::uuid and d.id = v.id
    order by d.outcome
    limit 1
  ) e on true
  left join lateral (
    select * from redemptions d where d.workspace_id = $1::uuid and d.id = e.redemption_id limit 1
  ) r on true
  where v.workspace_id = $1::uuid`;

/** Reads reservations by id and how they stand. One that ran out and was confirmed all the same is confirmed. */
export function selectReservations(workspaceId: string, ids: readonly string[]): Statement {
  const text = `${TEXT} and v.id = any($2::uuid[])`;
  return { name: 'select_reservations', text, values: [workspaceId, uuidArray(ids)] };
}

/** Reads the reservations of requests over several codes, by the ids that they share, in the order in which they were made. */
export function selectJointReservations(workspaceId: string, jointIds: readonly string[]): Statement {
  const text = `${TEXT} and v.joint_id = any($2::uuid[]) order by v.id`;
  return { name: 'select_joint_reservations', text, values: [workspaceId, uuidArray(jointIds)] };
}

/** The rows of {@link selectReservations} and {@link selectJointReservations}. */
export function readReservations(rows: readonly Row[]): StandingReservationRow[] {
  return rows.map((row) => {
    const redemption = row.slice(RESERVATION_WIDTH + 2);
    return {
      reservation: readReservation(row),
      stands: standing(row[RESERVATION_WIDTH] ?? null, row[RESERVATION_WIDTH + 1] ?? null),
      redemption: redemption[0] === null ? null : readRedemption(redemption),
    };
  });
}

function standing(held: string | null, outcome: string | null): StandingReservationRow['stands'] {
  if (held !== null) return 'held';
  return outcome === 'confirmed' || outcome === 'released' ? outcome : 'expired';
}
