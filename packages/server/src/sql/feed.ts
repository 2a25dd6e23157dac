import { int8Array, uuidArray } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';

/** Makes the feed of a workspace where there is none yet. */
export function insertFeed(workspaceId: string): Statement {
  const text = `
    insert into event_feeds (workspace_id, last_number) values ($1::uuid, 0)
    on conflict (workspace_id) do nothing`;
  return { name: 'insert_feed', text, values: [workspaceId] };
}

/** Locks the feed, so that one relay numbers at a time; answers its last number, or nothing when another relay is at it. */
export function lockFeed(workspaceId: string): Statement {
  const text = `
    select last_number from event_feeds where workspace_id = $1::uuid
    for no key update skip locked`;
  return { name: 'lock_feed', text, values: [workspaceId] };
}

/** The oldest transactions whose events have no number yet, and how many events each has. */
export function selectUnnumbered(workspaceId: string, limit: number): Statement {
  const text = `
    select id, size from events
    where workspace_id = $1::uuid and feed_from is null
    order by id
    limit $2::int`;
  return { name: 'select_unnumbered_events', text, values: [workspaceId, String(limit)] };
}

/** The rows of {@link selectUnnumbered}. */
export function readUnnumbered(rows: readonly Row[]): { readonly id: string; readonly events: number }[] {
  return rows.map(([id, events]) => ({ id: id ?? '', events: Number(events) }));
}

/** Gives transactions the number of their first event. */
export function numberEvents(
  workspaceId: string,
  ids: readonly string[],
  firstNumbers: readonly number[],
): Statement {
  const text = `
    update events e set feed_from = k.feed_from
    from ${rowsOf('k', { id: '$2::uuid[]', feed_from: '$3::int8[]' })}
    where e.workspace_id = $1::uuid and e.id = k.id and e.id = any($2::uuid[])`;
  return { name: 'number_events', text, values: [workspaceId, uuidArray(ids), int8Array(firstNumbers)] };
}

/** Stores the last number given. */
export function updateFeed(workspaceId: string, lastNumber: number): Statement {
  const text = 'update event_feeds set last_number = $2::bigint where workspace_id = $1::uuid';
  return { name: 'update_feed', text, values: [workspaceId, String(lastNumber)] };
}
