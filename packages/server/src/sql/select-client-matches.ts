import { textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import type { IdentifierKeys } from './lock-clients.ts';

/** A known client that has an identifier; `identified` when an e-mail or own identifier names it. */
export interface ClientMatchRow {
  readonly kind: 'uuid' | 'email' | 'custom';
  readonly value: string;
  readonly clientId: string;
  readonly identified: boolean;
}

const TEXT = `
  select k.kind, k.value, c.id, c.identified
  from unnest($2::text[], $3::text[]) as k (kind, value)
  cross join lateral (
    select n.client_id from client_identifiers n
    where n.workspace_id = $1::uuid and n.kind = k.kind and n.value = k.value
    limit 1
  ) i
  cross join lateral (
    select d.id, d.identified from clients d where d.workspace_id = $1::uuid and d.id = i.client_id limit 1
  ) c
  union
  select 'uuid', c.id::text, c.id, c.identified
  from clients c
  where c.workspace_id = $1::uuid and c.id = any($4::uuid[])`;

/** Finds the clients that have these identifiers. */
export function selectClientMatches(workspaceId: string, keys: IdentifierKeys): Statement {
  const values = [workspaceId, textArray(keys.kinds), textArray(keys.values), uuidArray(keys.ids)];
  return { name: 'select_client_matches', text: TEXT, values };
}

/** The rows of {@link selectClientMatches}. */
export function readClientMatches(rows: readonly Row[]): ClientMatchRow[] {
  return rows.map(([kind, value, clientId, identified]) => ({
    kind: kind === 'email' || kind === 'custom' ? kind : 'uuid',
    value: value ?? '',
    clientId: clientId ?? '',
    identified: identified === 't',
  }));
}
