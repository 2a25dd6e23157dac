import { instant, textColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/**
 * SQL that answers the keyed hash of an identifier, whose `kind` and `value` are columns of a table by this name: what is kept of
 * somebody who was erased. Without the workspace's key nobody can tell whether an address is among them.
 */
function hashOf(alias: string): string {
  return `sha256(
        (select s.guess_key from workspaces s where s.id = $1::uuid)
          || convert_to(${alias}.kind || ' ' || ${alias}.value, 'UTF8')
      )`;
}

/** Asked once a statement: nearly always nobody was erased, and nothing has to be hashed for whoever comes for the first time. */
const SOMEBODY_IS_ERASED = 'exists (select from erased_identifiers o where o.workspace_id = $1::uuid)';

/**
 * SQL that answers the client of an identifier, whose `kind` and `value` are columns of a table by this name, or the one that was
 * erased and had it. The hash is only made where nobody has the identifier, and somebody was erased.
 */
export function clientOfIdentifier(alias: string): string {
  return `
      select n.client_id from (
        select i.client_id from client_identifiers i
        where i.workspace_id = $1::uuid and i.kind = ${alias}.kind and i.value = ${alias}.value
        union all
        select e.client_id from erased_identifiers e
        where ${SOMEBODY_IS_ERASED} and e.workspace_id = $1::uuid and e.hash = ${hashOf(alias)}
      ) n
      limit 1`;
}

/** Who is to be erased, as stored. */
export interface ErasableClientRow {
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly isErased: boolean;
  /** The client that it was merged into; null: none. */
  readonly mergedInto: string | null;
}

/** Locks a client and reads what is to be erased of it. */
export function lockErasableClient(workspaceId: string, clientId: string): Statement {
  const text = `
    select c.identifiers::text, c.erased_at is not null, c.merged_into from clients c
    where c.workspace_id = $1::uuid and c.id = $2::uuid
    for no key update`;
  return { name: 'lock_erasable_client', text, values: [workspaceId, clientId] };
}

/** The row of {@link lockErasableClient}; null: there is no such client. */
export function readErasableClient([row]: readonly Row[]): ErasableClientRow | null {
  if (row === undefined) return null;
  return { identifiers: JSON.parse(row[0] ?? '[]'), isErased: row[1] === 't', mergedInto: row[2] ?? null };
}

/** Takes everything that tells who a client is out of its row; what it did stays the client's by its id. */
export function eraseClient(workspaceId: string, clientId: string, now: number): Statement {
  const text = `
    update clients
    set identifiers = '[]', attributes = '{}', tags = '[]', segments = '[]', orders = null, erased_at = $3::timestamptz,
      updated_at = $3::timestamptz
    where workspace_id = $1::uuid and id = $2::uuid`;
  return { name: 'erase_client', text, values: [workspaceId, clientId, instant(now)] };
}

/** Keeps the hashes of identifiers, in the place of what {@link deleteIdentifiers} takes away. */
export function insertErasedIdentifiers(
  workspaceId: string,
  clientId: string,
  identifiers: ErasableClientRow['identifiers'],
): Statement {
  const text = `
    insert into erased_identifiers (workspace_id, hash, client_id)
    select $1::uuid, h.hash, $2::uuid
    from (select ${hashOf('k')} as hash from ${rowsOf('k', { kind: '$3::text[]', value: '$4::text[]' })}) h
    order by h.hash
    on conflict (workspace_id, hash) do nothing`;
  const values = [workspaceId, clientId, ...parts(identifiers)];
  return { name: 'insert_erased_identifiers', text, values };
}

/** Takes identifiers away from a client. */
export function deleteIdentifiers(
  workspaceId: string,
  clientId: string,
  identifiers: ErasableClientRow['identifiers'],
): Statement {
  const text = `
    delete from client_identifiers i
    using ${rowsOf('k', { kind: '$3::text[]', value: '$4::text[]' })}
    where i.workspace_id = $1::uuid and i.kind = k.kind and i.value = k.value and i.client_id = $2::uuid`;
  return { name: 'delete_identifiers', text, values: [workspaceId, clientId, ...parts(identifiers)] };
}

function parts(identifiers: ErasableClientRow['identifiers']) {
  return [textColumn(identifiers, ({ kind }) => kind), textColumn(identifiers, ({ value }) => value)];
}
