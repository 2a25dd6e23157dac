import { uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';
import { CLIENT_COLUMNS } from './select-clients.ts';

/** Which clients are listed; null: whichever. `before`: the id of one that was known later. */
export interface ClientSearch {
  readonly tag: string | null;
  readonly ids: readonly string[] | null;
  readonly before: string | null;
  readonly limit: number;
}

/** What identifiers begin with, as each kind is compared, and the id that is meant (null: none). */
export interface IdentifierStart {
  readonly email: string;
  readonly custom: string;
  readonly id: string | null;
}

/** No text that can be stored comes after this one. */
const LAST = '\u{10FFFF}';

const WANTED = `c.merged_into is null and ($2::text is null or c.tags ? $2)
      and ($3::uuid is null or (c.created_at, c.id) < (
        select b.created_at, b.id from clients b where b.workspace_id = $1::uuid and b.id = $3::uuid
      ))
    order by c.created_at desc, c.id desc
    limit $4::int`;

/** Said beside the tag, because the planner does not conclude it: in most workspaces few clients have tags. */
const TAGGED = `c.tags <> '[]' and `;

/** Reads a page of clients, those who were first known last first; of all, or of those with certain ids. */
export function selectRecentClients(
  workspaceId: string,
  { tag, ids, before, limit }: ClientSearch,
): Statement {
  const ofTag = tag === null ? '' : TAGGED;
  const narrowed = ids === null ? ofTag : 'c.id = any($5::uuid[]) and ';
  const text = `
    select ${CLIENT_COLUMNS}
    from clients c
    where c.workspace_id = $1::uuid and ${narrowed}${WANTED}`;
  const values = [workspaceId, tag, before, String(limit)];
  if (ids === null) {
    return { name: tag === null ? 'select_recent_clients' : 'select_tagged_clients', text, values };
  }
  return { name: 'select_clients_among', text, values: [...values, uuidArray(ids)] };
}

/** Reads a page of the clients of whom an identifier begins with a text. */
export function selectClientsByStart(
  workspaceId: string,
  { email, custom, id }: IdentifierStart,
  { tag, ids, before, limit }: ClientSearch,
): Statement {
  const text = `
    select ${CLIENT_COLUMNS}
    from (
      select n.client_id from client_identifiers n
      where n.workspace_id = $1::uuid and n.kind = 'email' and n.value >= $5 and n.value < $6
      union
      select n.client_id from client_identifiers n
      where n.workspace_id = $1::uuid and n.kind = 'custom' and n.value >= $7 and n.value < $8
      union
      select n.client_id from client_identifiers n
      where n.workspace_id = $1::uuid and n.kind = 'uuid' and n.value = $9
      union
      select $9::uuid
    ) f
    join clients c on c.workspace_id = $1::uuid and c.id = f.client_id
    where ($10::uuid[] is null or c.id = any($10::uuid[])) and ${WANTED}`;
  const starts = [email, `${email}${LAST}`, custom, `${custom}${LAST}`];
  const values = [workspaceId, tag, before, String(limit), ...starts, id, ids && uuidArray(ids)];
  return { name: 'select_clients_by_start', text, values };
}
