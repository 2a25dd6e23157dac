import { booleanColumn, instant, int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Parameter, Statement } from '../platform/db/statement.ts';

/**
 * What is to be stored of a client, all of a new one, or what is told of one that is there. `identifiers` is JSON text of
 * `[{kind, value}]`, `attributes` JSON text of an object.
 */
export interface ClientRow {
  readonly id: string;
  readonly identified: boolean;
  readonly identifiers: string;
  readonly attributes: string;
  /** JSON text of a list of texts; null: not told. */
  readonly tags: string | null;
  readonly segments: string | null;
  /** How many orders the shop says it has had; null: not told. */
  readonly orders: number | null;
}

const ROWS = rowsOf('k', {
  id: '$2::uuid[]',
  identified: '$3::boolean[]',
  identifiers: '$4::text[]',
  attributes: '$5::text[]',
  tags: '$7::text[]',
  segments: '$8::text[]',
  orders: '$9::int8[]',
});

const INSERT = `
  insert into clients (workspace_id, id, identified, identifiers, attributes, tags, segments, orders, created_at,
    updated_at)
  select $1::uuid, k.id, k.identified, k.identifiers::jsonb, k.attributes::jsonb,
    coalesce(k.tags::jsonb, '[]'), coalesce(k.segments::jsonb, '[]'), k.orders, $6::timestamptz, $6::timestamptz
  from ${ROWS}`;

const UPDATE = `
  update clients c
  set identified = c.identified or k.identified, identifiers = c.identifiers || k.identifiers::jsonb,
    attributes = c.attributes || k.attributes::jsonb, tags = coalesce(k.tags::jsonb, c.tags),
    segments = coalesce(k.segments::jsonb, c.segments), orders = coalesce(k.orders, c.orders), updated_at = $6::timestamptz
  from ${ROWS}
  where c.workspace_id = $1::uuid and c.id = k.id and c.id = any($2::uuid[])`;

/** Stores new clients, sorted by id so that two batches meet in one order. @throws 23505 when one exists already. */
export function insertClients(workspaceId: string, clients: readonly ClientRow[], now: number): Statement {
  const sorted = clients.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { name: 'insert_clients', text: INSERT, values: parameters(workspaceId, sorted, now) };
}

/**
 * Adds identifiers and attributes to known clients, each at most once a statement; tags, segments and the number of orders take the
 * place of those before where they are told.
 */
export function updateClients(workspaceId: string, changes: readonly ClientRow[], now: number): Statement {
  return { name: 'update_clients', text: UPDATE, values: parameters(workspaceId, changes, now) };
}

function parameters(workspaceId: string, clients: readonly ClientRow[], now: number): Parameter[] {
  return [
    workspaceId,
    uuidColumn(clients, (client) => client.id),
    booleanColumn(clients, (client) => client.identified),
    textColumn(clients, (client) => client.identifiers),
    textColumn(clients, (client) => client.attributes),
    instant(now),
    textColumn(clients, (client) => client.tags),
    textColumn(clients, (client) => client.segments),
    int8Column(clients, (client) => client.orders),
  ];
}
