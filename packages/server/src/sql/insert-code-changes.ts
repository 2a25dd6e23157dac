import { instantColumn, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';

/** A code that was given to a client, disabled or enabled, as stored. `at` in milliseconds since the epoch. */
export interface CodeChangeRow {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly change: 'assigned' | 'disabled' | 'enabled';
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly reason: string;
  readonly at: number;
}

const ROWS = rowsOf('k', {
  id: '$2::uuid[]',
  coupon_id: '$3::uuid[]',
  code: '$4::text[]',
  change: '$5::text[]',
  client_id: '$6::uuid[]',
  key_id: '$7::uuid[]',
  reason: '$8::text[]',
  at: '$9::timestamptz[]',
});

const TEXT = `
  insert into code_changes (workspace_id, id, coupon_id, code, change, client_id, key_id, reason, at)
  select $1::uuid, k.id, k.coupon_id, k.code, k.change, k.client_id, k.key_id, k.reason, k.at
  from ${ROWS}`;

/** Appends what became of codes to the ledger. */
export function insertCodeChanges(workspaceId: string, rows: readonly CodeChangeRow[]): Statement {
  return {
    name: 'insert_code_changes',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(rows, (row) => row.id),
      uuidColumn(rows, (row) => row.couponId),
      textColumn(rows, (row) => row.code),
      textColumn(rows, (row) => row.change),
      uuidColumn(rows, (row) => row.clientId),
      uuidColumn(rows, (row) => row.keyId),
      textColumn(rows, (row) => row.reason),
      instantColumn(rows, (row) => row.at),
    ],
  };
}
