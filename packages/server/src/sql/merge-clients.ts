import { instant, textColumn, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { integerOrNull } from './columns.ts';
import { idsOfClient } from './merged-clients.ts';
import { CODE_COLUMNS } from './select-codes.ts';
import { HOLDER_COLUMNS } from './select-holders.ts';

/** A client that is merged, as it is under its lock. */
export interface MergingClientRow {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly isErased: boolean;
  readonly identified: boolean;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly orders: number | null;
}

/** Which client is merged into which. */
export interface MergePair {
  readonly from: string;
  readonly into: string;
}

const parameters = (workspaceId: string, { from, into }: MergePair) => [workspaceId, from, into];

const CLIENTS = `
  select c.id, c.merged_into, c.erased_at is not null, c.identified, c.identifiers::text, c.attributes::text, c.tags::text,
    c.segments::text, c.orders
  from clients c
  where c.workspace_id = $1::uuid and (c.id = any(array[$2::uuid, $3::uuid]) or c.merged_into = $2::uuid)
  order by c.id
  for no key update`;

/** Locks both clients, and those that were merged into the one before. In the place of clients in the lock order. */
export function lockMergingClients(workspaceId: string, pair: MergePair): Statement {
  return { name: 'lock_merging_clients', text: CLIENTS, values: parameters(workspaceId, pair) };
}

/** The rows of {@link lockMergingClients}. */
export function readMergingClients(rows: readonly Row[]): MergingClientRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    mergedInto: row[1] ?? null,
    isErased: row[2] === 't',
    identified: row[3] === 't',
    identifiers: JSON.parse(row[4] ?? '[]'),
    attributes: JSON.parse(row[5] ?? '{}'),
    tags: JSON.parse(row[6] ?? '[]'),
    segments: JSON.parse(row[7] ?? '[]'),
    orders: integerOrNull(row[8]),
  }));
}

const FROM_IDS = idsOfClient('$2::uuid');

/** Codes of either; those that the ledger gives to either, in which else they could be looked for only one by one. */
const CODES = `
  select ${CODE_COLUMNS}
  from (
    select a.code collate "C" as code from activations a
    where a.workspace_id = $1::uuid and a.client_id = any(${FROM_IDS} || ${idsOfClient('$3::uuid')})
    union
    select g.code from code_changes g
    where g.workspace_id = $1::uuid and g.client_id = any(${FROM_IDS} || ${idsOfClient('$3::uuid')})
    order by code
  ) k
  cross join lateral (
    select * from codes d
    where d.workspace_id = $1::uuid and d.code = k.code and d.kind = 'individual'
      and d.client_id = any(array[$2::uuid, $3::uuid])
    for no key update
  ) c`;

/** Locks the individual codes of both clients; `readCodes` reads the rows. In the place of codes in the lock order. */
export function lockMergingCodes(workspaceId: string, pair: MergePair): Statement {
  return { name: 'lock_merging_codes', text: CODES, values: parameters(workspaceId, pair) };
}

const HOLDERS = `
  select ${HOLDER_COLUMNS}
  from (
    select l.coupon_id, w.client_id
    from (
      select a.coupon_id from activations a where a.workspace_id = $1::uuid and a.client_id = any(${FROM_IDS})
      union
      select r.coupon_id from redemptions r where r.workspace_id = $1::uuid and r.client_id = any(${FROM_IDS})
      union
      select v.coupon_id from reservations v where v.workspace_id = $1::uuid and v.client_id = any(${FROM_IDS})
      union
      select g.coupon_id from code_changes g where g.workspace_id = $1::uuid and g.client_id = any(${FROM_IDS})
    ) l
    cross join unnest(array[$2::uuid, $3::uuid]) as w (client_id)
    order by l.coupon_id, w.client_id
  ) k
  cross join lateral (
    select * from coupon_clients c
    where c.workspace_id = $1::uuid and c.coupon_id = k.coupon_id and c.client_id = k.client_id
    for no key update
  ) h`;

/**
 * Locks what the one client has of coupons, and what the other one has of the same; `readHolders` reads the rows. In the place of that
 * in the lock order: whoever uses a code of theirs without naming them waits here.
 */
export function lockMergingHolders(workspaceId: string, pair: MergePair): Statement {
  return { name: 'lock_merging_holders', text: HOLDERS, values: parameters(workspaceId, pair) };
}

/** What is known of a client from now on, as JSON text. */
export interface MergedFactsRow {
  readonly identified: boolean;
  readonly identifiers: string;
  readonly attributes: string;
  readonly tags: string;
  readonly segments: string;
  readonly orders: number | null;
}

/** Stores what is known of the client that the other one is merged into. */
export function updateMergedInto(
  workspaceId: string,
  clientId: string,
  facts: MergedFactsRow,
  now: number,
): Statement {
  const text = `
    update clients
    set identified = $3::boolean, identifiers = $4::jsonb, attributes = $5::jsonb, tags = $6::jsonb, segments = $7::jsonb,
      orders = $8::int8, updated_at = $9::timestamptz
    where workspace_id = $1::uuid and id = $2::uuid`;
  const { identified, identifiers, attributes, tags, segments, orders } = facts;
  const told = [identifiers, attributes, tags, segments, orders === null ? null : String(orders)];
  const values = [workspaceId, clientId, identified ? 't' : 'f', ...told, instant(now)];
  return { name: 'update_merged_into', text, values };
}

/** Leaves of a client, and of those that were merged into it before, nothing but which client they are now. */
export function updateMergedFrom(workspaceId: string, pair: MergePair, now: number): Statement {
  const text = `
    update clients
    set merged_into = $3::uuid, identifiers = '[]', attributes = '{}', tags = '[]', segments = '[]', orders = null,
      updated_at = $4::timestamptz
    where workspace_id = $1::uuid and (id = $2::uuid or merged_into = $2::uuid)`;
  return {
    name: 'update_merged_from',
    text,
    values: [...parameters(workspaceId, pair), instant(now)],
  };
}

/** Makes identifiers of the one client those of the other one. */
export function moveIdentifiers(
  workspaceId: string,
  pair: MergePair,
  identifiers: MergingClientRow['identifiers'],
): Statement {
  const text = `
    update client_identifiers i
    set client_id = $3::uuid
    from ${rowsOf('k', { kind: '$4::text[]', value: '$5::text[]' })}
    where i.workspace_id = $1::uuid and i.kind = k.kind and i.value = k.value and i.client_id = $2::uuid`;
  const kinds = textColumn(identifiers, ({ kind }) => kind);
  const values = textColumn(identifiers, ({ value }) => value);
  return {
    name: 'move_identifiers',
    text,
    values: [...parameters(workspaceId, pair), kinds, values],
  };
}

/** Takes away what a client had of coupons; it is locked, and is another client's by now. */
export function deleteHolders(
  workspaceId: string,
  clientId: string,
  couponIds: readonly string[],
): Statement {
  const text = `
    delete from coupon_clients h
    where h.workspace_id = $1::uuid and h.client_id = $2::uuid and h.coupon_id = any($3::uuid[])`;
  return { name: 'delete_holders', text, values: [workspaceId, clientId, uuidArray(couponIds)] };
}

/** Notes of which coupons both clients had something. */
export function insertJoinedHolders(
  workspaceId: string,
  pair: MergePair,
  couponIds: readonly string[],
  now: number,
): Statement {
  const text = `
    insert into joined_holders (workspace_id, coupon_id, client_id, into_id, at)
    select $1::uuid, k.coupon_id, $2::uuid, $3::uuid, $4::timestamptz from unnest($5::uuid[]) as k (coupon_id)`;
  return {
    name: 'insert_joined_holders',
    text,
    values: [...parameters(workspaceId, pair), instant(now), uuidArray([...couponIds].sort())],
  };
}
