import { instantArray, int4Array, textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Parameter, Statement } from '../platform/db/statement.ts';
import { compareKeys } from './by-key.ts';
import type { HolderRow } from './select-holders.ts';

const UNNESTED = `
  from unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::int4[], $8::timestamptz[])
    as k (coupon_id, client_id, code, activated_at, expires_at, redemptions, last_redeemed_at)`;

const INSERT = `
  insert into coupon_clients (workspace_id, coupon_id, client_id, code, activated_at, expires_at, redemptions,
    last_redeemed_at)
  select $1::uuid, k.coupon_id, k.client_id, k.code, k.activated_at, k.expires_at, k.redemptions, k.last_redeemed_at
  ${UNNESTED}`;

/** An upsert finds each row by its key, whatever the planner thinks of the table. */
const UPDATE = `${INSERT}
  on conflict (workspace_id, coupon_id, client_id) do update
  set code = excluded.code, activated_at = excluded.activated_at, expires_at = excluded.expires_at,
    redemptions = excluded.redemptions, last_redeemed_at = excluded.last_redeemed_at`;

function parameters(workspaceId: string, holders: readonly HolderRow[]): Parameter[] {
  const sorted = holders.toSorted((a, b) => compareKeys([a.couponId, a.clientId], [b.couponId, b.clientId]));
  return [
    workspaceId,
    uuidArray(sorted.map((row) => row.couponId)),
    uuidArray(sorted.map((row) => row.clientId)),
    textArray(sorted.map((row) => row.code)),
    instantArray(sorted.map((row) => row.activatedAt)),
    instantArray(sorted.map((row) => row.expiresAt)),
    int4Array(sorted.map((row) => row.redemptions)),
    instantArray(sorted.map((row) => row.lastRedeemedAt)),
  ];
}

/** Stores what clients have of coupons for the first time, sorted. @throws 23505 when a row exists already. */
export function insertHolders(workspaceId: string, holders: readonly HolderRow[]): Statement {
  return { name: 'insert_holders', text: INSERT, values: parameters(workspaceId, holders) };
}

/** Stores what clients have of coupons; their rows are locked. */
export function updateHolders(workspaceId: string, holders: readonly HolderRow[]): Statement {
  return { name: 'update_holders', text: UPDATE, values: parameters(workspaceId, holders) };
}
