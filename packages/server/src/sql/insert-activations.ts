import { booleanColumn, instantColumn, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';

/** An activation as stored. Times in milliseconds since the epoch. */
export interface ActivationRow {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly issuesCode: boolean;
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly at: number;
  readonly expiresAt: number | null;
  /** Whether it took over an activation that a use had made, so that it counts none. */
  readonly takesOver: boolean;
}

const ROWS = rowsOf('k', {
  id: '$2::uuid[]',
  coupon_id: '$3::uuid[]',
  code: '$4::text[]',
  issues_code: '$5::boolean[]',
  client_id: '$6::uuid[]',
  key_id: '$7::uuid[]',
  at: '$8::timestamptz[]',
  expires_at: '$9::timestamptz[]',
  takes_over: '$10::boolean[]',
});

const TEXT = `
  insert into activations (workspace_id, id, coupon_id, code, issues_code, client_id, key_id, at, expires_at,
    takes_over)
  select $1::uuid, k.id, k.coupon_id, k.code, k.issues_code, k.client_id, k.key_id, k.at, k.expires_at,
    k.takes_over
  from ${ROWS}`;

/** Appends activations to the ledger. */
export function insertActivations(workspaceId: string, rows: readonly ActivationRow[]): Statement {
  return {
    name: 'insert_activations',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(rows, (row) => row.id),
      uuidColumn(rows, (row) => row.couponId),
      textColumn(rows, (row) => row.code),
      booleanColumn(rows, (row) => row.issuesCode),
      uuidColumn(rows, (row) => row.clientId),
      uuidColumn(rows, (row) => row.keyId),
      instantColumn(rows, (row) => row.at),
      instantColumn(rows, (row) => row.expiresAt),
      booleanColumn(rows, (row) => row.takesOver),
    ],
  };
}
