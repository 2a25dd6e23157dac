import { booleanColumn, instant, int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';

/** A new client. `identifiers` is JSON text of `[{kind, value}]`, `attributes` JSON text of an object. */
export interface NewClientRow {
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

const TEXT = `
  insert into clients (workspace_id, id, identified, identifiers, attributes, tags, segments, orders, created_at,
    updated_at)
  select $1::uuid, k.id, k.identified, k.identifiers::jsonb, k.attributes::jsonb,
    coalesce(k.tags, '[]')::jsonb, coalesce(k.segments, '[]')::jsonb, k.orders, $6::timestamptz, $6::timestamptz
  from ${ROWS}`;

/** Stores new clients, sorted by id so that two batches meet in one order. @throws 23505 when one exists already. */
export function insertClients(workspaceId: string, clients: readonly NewClientRow[], now: number): Statement {
  const sorted = clients.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    name: 'insert_clients',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(sorted, (client) => client.id),
      booleanColumn(sorted, (client) => client.identified),
      textColumn(sorted, (client) => client.identifiers),
      textColumn(sorted, (client) => client.attributes),
      instant(now),
      textColumn(sorted, (client) => client.tags),
      textColumn(sorted, (client) => client.segments),
      int8Column(sorted, (client) => client.orders),
    ],
  };
}
