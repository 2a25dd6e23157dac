import { booleanColumn, instantColumn, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';

/** What became of a hold, and the key that asked for it (null: its time ran out). Times in milliseconds since the epoch. */
export interface ReservationEndRow {
  readonly reservationId: string;
  readonly couponId: string;
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly end: 'confirmed' | 'released' | 'expired';
  readonly at: number;
  readonly redemptionId: string | null;
  readonly deactivates: boolean;
}

const ROWS = rowsOf('k', {
  id: '$2::uuid[]',
  outcome: '$3::text[]',
  coupon_id: '$4::uuid[]',
  client_id: '$5::uuid[]',
  key_id: '$6::uuid[]',
  at: '$7::timestamptz[]',
  redemption_id: '$8::uuid[]',
  deactivates: '$9::boolean[]',
});

const TEXT = `
  insert into reservation_ends (workspace_id, id, outcome, coupon_id, client_id, key_id, at, redemption_id, deactivates)
  select $1::uuid, k.id, k.outcome, k.coupon_id, k.client_id, k.key_id, k.at, k.redemption_id, k.deactivates
  from ${ROWS}`;

/** Appends to the ledger what became of holds, sorted. @throws 23505 when a hold has this end already. */
export function insertReservationEnds(workspaceId: string, rows: readonly ReservationEndRow[]): Statement {
  const sorted = rows.toSorted((a, b) => (a.reservationId < b.reservationId ? -1 : 1));
  return {
    name: 'insert_reservation_ends',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(sorted, (row) => row.reservationId),
      textColumn(sorted, (row) => row.end),
      uuidColumn(sorted, (row) => row.couponId),
      uuidColumn(sorted, (row) => row.clientId),
      uuidColumn(sorted, (row) => row.keyId),
      instantColumn(sorted, (row) => row.at),
      uuidColumn(sorted, (row) => row.redemptionId),
      booleanColumn(sorted, (row) => row.deactivates),
    ],
  };
}
