import { booleanArray, instantArray, textArray, uuidArray } from '../platform/db/arrays.ts';
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

const TEXT = `
  insert into activations (workspace_id, id, coupon_id, code, issues_code, client_id, key_id, at, expires_at,
    takes_over)
  select $1::uuid, k.id, k.coupon_id, k.code, k.issues_code, k.client_id, k.key_id, k.at, k.expires_at,
    k.takes_over
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::uuid[], $7::uuid[], $8::timestamptz[],
    $9::timestamptz[], $10::boolean[])
    as k (id, coupon_id, code, issues_code, client_id, key_id, at, expires_at, takes_over)`;

/** Appends activations to the ledger. */
export function insertActivations(workspaceId: string, rows: readonly ActivationRow[]): Statement {
  return {
    name: 'insert_activations',
    text: TEXT,
    values: [
      workspaceId,
      uuidArray(rows.map((row) => row.id)),
      uuidArray(rows.map((row) => row.couponId)),
      textArray(rows.map((row) => row.code)),
      booleanArray(rows.map((row) => row.issuesCode)),
      uuidArray(rows.map((row) => row.clientId)),
      uuidArray(rows.map((row) => row.keyId)),
      instantArray(rows.map((row) => row.at)),
      instantArray(rows.map((row) => row.expiresAt)),
      booleanArray(rows.map((row) => row.takesOver)),
    ],
  };
}
