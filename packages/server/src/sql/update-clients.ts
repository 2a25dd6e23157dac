import { booleanArray, instant, textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** What a known client gets in addition: identifiers (JSON text of `[{kind, value}]`) and attributes (JSON text). */
export interface ClientChangeRow {
  readonly id: string;
  readonly identified: boolean;
  readonly addedIdentifiers: string;
  readonly attributes: string;
}

const TEXT = `
  update clients c
  set identified = c.identified or k.identified, identifiers = c.identifiers || k.identifiers::jsonb,
    attributes = c.attributes || k.attributes::jsonb, updated_at = $6::timestamptz
  from unnest($2::uuid[], $3::boolean[], $4::text[], $5::text[]) as k (id, identified, identifiers, attributes)
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
      uuidArray(changes.map((change) => change.id)),
      booleanArray(changes.map((change) => change.identified)),
      textArray(changes.map((change) => change.addedIdentifiers)),
      textArray(changes.map((change) => change.attributes)),
      instant(now),
    ],
  };
}
