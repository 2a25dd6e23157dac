import { uuidArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/**
 * SQL that answers the client whose what a row of the ledger tells is now: the one that its client was merged into, or its client. The
 * row is a table by this name with a `client_id`.
 */
export function clientNow(alias: string): string {
  return `coalesce((
    select m.merged_into from clients m where m.workspace_id = $1::uuid and m.id = ${alias}.client_id
  ), ${alias}.client_id)`;
}

/**
 * SQL that answers, as an array, all ids under which the ledger knows a client: its own, and those of the clients that were merged into it.
 *
 * @param id SQL of one of them
 */
export function idsOfClient(id: string): string {
  return `array(
    select m.id from clients m
    where m.workspace_id = $1::uuid and m.merged_into = ${firstOf(id)}
    union all
    select ${firstOf(id)}
  )`;
}

function firstOf(id: string): string {
  return `coalesce((
      select n.merged_into from clients n where n.workspace_id = $1::uuid and n.id = ${id}
    ), ${id})`;
}

/** SQL that joins to the rows of a table by this name who their client was merged into: for {@link auditedClient}, over whole tables. */
export function mergedClient(alias: string): string {
  return `left join (
    select x.id, x.merged_into from clients x where x.workspace_id = $1::uuid and x.merged_into is not null
  ) ${alias}_merged on ${alias}_merged.id = ${alias}.client_id`;
}

/** SQL that answers the same as {@link clientNow} of a row to which {@link mergedClient} is joined. */
export function auditedClient(alias: string): string {
  return `coalesce(${alias}_merged.merged_into, ${alias}.client_id)`;
}

const MERGED = `
  select m.id from clients m
  where m.workspace_id = $1::uuid and m.id = any($2::uuid[]) and m.merged_into is not null`;

/** Which of these clients were merged into another one, a row each. */
export function selectMergedClients(workspaceId: string, ids: readonly string[]): Statement {
  return { name: 'select_merged_clients', text: MERGED, values: [workspaceId, uuidArray(ids)] };
}
