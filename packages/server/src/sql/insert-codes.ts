import { instantArray, int4Array, textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** An individual code that is issued. Times in milliseconds since the epoch. */
export interface NewCodeRow {
  readonly code: string;
  readonly couponId: string;
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly issuedAt: number;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  readonly redemptions: number;
  readonly lastRedeemedAt: number | null;
}

const TEXT = `
  insert into codes (workspace_id, code, coupon_id, kind, spelling, client_id, key_id, issued_at, activated_at,
    expires_at, redemptions, last_redeemed_at)
  select $1::uuid, k.code, k.coupon_id, 'individual', k.code, k.client_id, k.key_id, k.issued_at, k.activated_at,
    k.expires_at, k.redemptions, k.last_redeemed_at
  from unnest($2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[],
    $9::int4[], $10::timestamptz[])
    as k (code, coupon_id, client_id, key_id, issued_at, activated_at, expires_at, redemptions, last_redeemed_at)`;

/** Stores individual codes, sorted. @throws 23505 when one exists already. */
export function insertCodes(workspaceId: string, codes: readonly NewCodeRow[]): Statement {
  const sorted = codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return {
    name: 'insert_codes',
    text: TEXT,
    values: [
      workspaceId,
      textArray(sorted.map((row) => row.code)),
      uuidArray(sorted.map((row) => row.couponId)),
      uuidArray(sorted.map((row) => row.clientId)),
      uuidArray(sorted.map((row) => row.keyId)),
      instantArray(sorted.map((row) => row.issuedAt)),
      instantArray(sorted.map((row) => row.activatedAt)),
      instantArray(sorted.map((row) => row.expiresAt)),
      int4Array(sorted.map((row) => row.redemptions)),
      instantArray(sorted.map((row) => row.lastRedeemedAt)),
    ],
  };
}
