import { textColumn, uuidColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';

/** An identifier that now belongs to a client. */
export interface NewIdentifierRow {
  readonly kind: string;
  readonly value: string;
  readonly clientId: string;
}

const ROWS = rowsOf('k', { kind: '$2::text[]', value: '$3::text[]', client_id: '$4::uuid[]' });

const TEXT = `
  insert into client_identifiers (workspace_id, kind, value, client_id)
  select $1::uuid, k.kind, k.value, k.client_id
  from ${ROWS}`;

const IN_ORDER = byKey<NewIdentifierRow>(
  (row) => row.kind,
  (row) => row.value,
);

/** Stores identifiers, sorted by key. @throws 23505 when one belongs to a client already. */
export function insertClientIdentifiers(workspaceId: string, added: readonly NewIdentifierRow[]): Statement {
  const sorted = added.toSorted(IN_ORDER);
  return {
    name: 'insert_client_identifiers',
    text: TEXT,
    values: [
      workspaceId,
      textColumn(sorted, (identifier) => identifier.kind),
      textColumn(sorted, (identifier) => identifier.value),
      uuidColumn(sorted, (identifier) => identifier.clientId),
    ],
  };
}
