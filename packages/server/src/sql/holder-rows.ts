import { booleanColumn, instantColumn, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';
import type { HolderRow } from './select-holders.ts';
import { usesParameters } from './uses-columns.ts';

const ROWS = rowsOf('k', {
  coupon_id: '$2::uuid[]',
  client_id: '$3::uuid[]',
  code: '$4::text[]',
  activated_at: '$5::timestamptz[]',
  expires_at: '$6::timestamptz[]',
  last_redeemed_at: '$7::timestamptz[]',
  activated_by_use: '$8::boolean[]',
  code_disabled: '$9::boolean[]',
  redemptions: '$10::int8[]',
  held: '$11::int8[]',
  used_on: '$12::text[]',
  used_in_day: '$13::int8[]',
  used_in_week: '$14::int8[]',
  used_in_month: '$15::int8[]',
});

const INSERT = `
  insert into coupon_clients (workspace_id, coupon_id, client_id, code, activated_at, expires_at, last_redeemed_at,
    activated_by_use, code_disabled, redemptions, held, used_on, used_in_day, used_in_week, used_in_month)
  select $1::uuid, k.coupon_id, k.client_id, k.code, k.activated_at, k.expires_at, k.last_redeemed_at,
    k.activated_by_use, k.code_disabled, k.redemptions, k.held, k.used_on::date, k.used_in_day, k.used_in_week, k.used_in_month
  from ${ROWS}`;

/** An upsert finds each row by its key, whatever the planner thinks of the table. */
const UPDATE = `${INSERT}
  on conflict (workspace_id, coupon_id, client_id) do update
  set code = excluded.code, activated_at = excluded.activated_at, activated_by_use = excluded.activated_by_use, code_disabled = excluded.code_disabled,
    expires_at = excluded.expires_at, redemptions = excluded.redemptions, held = excluded.held,
    used_on = excluded.used_on, used_in_day = excluded.used_in_day, used_in_week = excluded.used_in_week,
    used_in_month = excluded.used_in_month, last_redeemed_at = excluded.last_redeemed_at`;

const IN_ORDER = byKey<HolderRow>(
  (row) => row.couponId,
  (row) => row.holder.clientId,
);

function parameters(workspaceId: string, holders: readonly HolderRow[]): Parameter[] {
  const sorted = holders.toSorted(IN_ORDER);
  const held = sorted.map(({ holder }) => holder);
  return [
    workspaceId,
    uuidColumn(sorted, (row) => row.couponId),
    uuidColumn(held, (row) => row.clientId),
    textColumn(held, (row) => row.code),
    instantColumn(held, (row) => row.activatedAt),
    instantColumn(held, (row) => row.expiresAt),
    instantColumn(held, (row) => row.lastRedeemedAt),
    booleanColumn(held, (row) => row.activatedByUse),
    booleanColumn(held, (row) => row.codeDisabled),
    ...usesParameters(held),
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
