import { booleanColumn, instant, int8Column, textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';

/**
 * What a known client gets in addition, identifiers (JSON text of `[{kind, value}]`) and attributes (JSON text), and what takes the
 * place of what was known of it: tags and segments (JSON text of lists) and how many orders it has had; null: as it was.
 */
export interface ClientChangeRow {
  readonly id: string;
  readonly identified: boolean;
  readonly addedIdentifiers: string;
  readonly attributes: string;
  readonly tags: string | null;
  readonly segments: string | null;
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
  update clients c
  set identified = c.identified or k.identified, identifiers = c.identifiers || k.identifiers::jsonb,
    attributes = c.attributes || k.attributes::jsonb, tags = coalesce(k.tags::jsonb, c.tags),
    segments = coalesce(k.segments::jsonb, c.segments), orders = coalesce(k.orders, c.orders), updated_at = $6::timestamptz
  from ${ROWS}
  where c.workspace_id = $1::uuid and c.id = k.id and c.id = any($2::uuid[])`;

/** Adds identifiers and attributes to known clients, each at most once a statement. */
export function updateClients(
  workspaceId: string,
  changes: readonly ClientChangeRow[],
  now: number,
): Statement {
  return {
    name: 'update_clients',
    text: TEXT,
    values: [
      workspaceId,
      uuidColumn(changes, (change) => change.id),
      booleanColumn(changes, (change) => change.identified),
      textColumn(changes, (change) => change.addedIdentifiers),
      textColumn(changes, (change) => change.attributes),
      instant(now),
      textColumn(changes, (change) => change.tags),
      textColumn(changes, (change) => change.segments),
      int8Column(changes, (change) => change.orders),
    ],
  };
}
