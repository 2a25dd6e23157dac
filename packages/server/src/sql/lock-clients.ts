import { textArray, uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** Identifiers to look for; a `uuid` is looked for among the clients' own ids too. */
export interface IdentifierKeys {
  readonly kinds: readonly string[];
  readonly values: readonly string[];
  readonly ids: readonly string[];
}

const TEXT = `
  select c.id
  from clients c
  where c.workspace_id = $1::uuid
    and c.id = any(array(
      select i.client_id
      from unnest($2::text[], $3::text[]) as k (kind, value)
      join client_identifiers i on i.workspace_id = $1::uuid and i.kind = k.kind and i.value = k.value
      union
      select unnest($4::uuid[])
    ))
  order by c.id
  for no key update`;

/** Locks the known clients that have these identifiers. Second in the lock order, after orders. */
export function lockClients(workspaceId: string, keys: IdentifierKeys): Statement {
  const values = [workspaceId, textArray(keys.kinds), textArray(keys.values), uuidArray(keys.ids)];
  return { name: 'lock_clients', text: TEXT, values };
}
