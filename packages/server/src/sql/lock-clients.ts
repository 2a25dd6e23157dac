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
      cross join lateral (
        select n.client_id from client_identifiers n
        where n.workspace_id = $1::uuid and n.kind = k.kind and n.value = k.value
        limit 1
      ) i
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
