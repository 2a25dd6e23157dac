import { booleanColumn, instantColumn, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Statement } from '../platform/db/statement.ts';
import { type UsesRow, usesParameters } from './uses-columns.ts';

/** An individual code. Times in milliseconds since the epoch. */
export interface NewCodeRow extends UsesRow {
  readonly code: string;
  readonly couponId: string;
  readonly clientId: string | null;
  readonly keyId: string | null;
  readonly issuedAt: number;
  readonly activatedAt: number | null;
  readonly activatedByUse: boolean;
  readonly disabledAt: number | null;
  readonly expiresAt: number | null;
  readonly lastRedeemedAt: number | null;
}

const ROWS = rowsOf('k', {
  code: '$2::text[]',
  coupon_id: '$3::uuid[]',
  client_id: '$4::uuid[]',
  key_id: '$5::uuid[]',
  issued_at: '$6::timestamptz[]',
  activated_at: '$7::timestamptz[]',
  expires_at: '$8::timestamptz[]',
  last_redeemed_at: '$9::timestamptz[]',
  activated_by_use: '$10::boolean[]',
  redemptions: '$11::int8[]',
  held: '$12::int8[]',
  used_on: '$13::text[]',
  used_in_day: '$14::int8[]',
  used_in_week: '$15::int8[]',
  used_in_month: '$16::int8[]',
  disabled_at: '$17::timestamptz[]',
});

const TEXT = `
  insert into codes (workspace_id, code, coupon_id, kind, spelling, client_id, key_id, issued_at, activated_at,
    expires_at, last_redeemed_at, activated_by_use, redemptions, held, used_on, used_in_day, used_in_week, used_in_month, disabled_at)
  select $1::uuid, k.code, k.coupon_id, 'individual', k.code, k.client_id, k.key_id, k.issued_at, k.activated_at,
    k.expires_at, k.last_redeemed_at, k.activated_by_use, k.redemptions, k.held, k.used_on::date, k.used_in_day,
    k.used_in_week, k.used_in_month, k.disabled_at
  from ${ROWS}`;

/** Stores individual codes, sorted. @throws 23505 when one exists already. */
export function insertCodes(workspaceId: string, codes: readonly NewCodeRow[]): Statement {
  return { name: 'insert_codes', text: TEXT, values: parameters(workspaceId, codes) };
}

/**
 * Stores how individual codes stand after they were used, given to a client or disabled; their rows are locked. Written as an upsert, because that finds each
 * row by its key whatever the planner thinks of the table.
 */
export function updateCodes(workspaceId: string, codes: readonly NewCodeRow[]): Statement {
  const text = `${TEXT}
  on conflict (workspace_id, code) do update
  set client_id = excluded.client_id, key_id = excluded.key_id, disabled_at = excluded.disabled_at,
    expires_at = excluded.expires_at, activated_at = excluded.activated_at, activated_by_use = excluded.activated_by_use,
    redemptions = excluded.redemptions, held = excluded.held, used_on = excluded.used_on,
    used_in_day = excluded.used_in_day, used_in_week = excluded.used_in_week, used_in_month = excluded.used_in_month,
    last_redeemed_at = excluded.last_redeemed_at`;
  return { name: 'update_codes', text, values: parameters(workspaceId, codes) };
}

function parameters(workspaceId: string, codes: readonly NewCodeRow[]): Parameter[] {
  const sorted = codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [
    workspaceId,
    textColumn(sorted, (row) => row.code),
    uuidColumn(sorted, (row) => row.couponId),
    uuidColumn(sorted, (row) => row.clientId),
    uuidColumn(sorted, (row) => row.keyId),
    instantColumn(sorted, (row) => row.issuedAt),
    instantColumn(sorted, (row) => row.activatedAt),
    instantColumn(sorted, (row) => row.expiresAt),
    instantColumn(sorted, (row) => row.lastRedeemedAt),
    booleanColumn(sorted, (row) => row.activatedByUse),
    ...usesParameters(sorted),
    instantColumn(sorted, (row) => row.disabledAt),
  ];
}
