import { instant } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

const TEXT = `
  insert into events (workspace_id, id, at, items, size, feed_from)
  values ($1::uuid, $2::uuid, $3::timestamptz, $4, $5::int, null)`;

/** Stores what happened in one transaction, as one row, whose JSON text is only ever read whole. */
export function insertEventBatch(
  workspaceId: string,
  id: string,
  at: number,
  items: readonly object[],
): Statement {
  const values = [workspaceId, id, instant(at), JSON.stringify(items), String(items.length)];
  return { name: 'insert_event_batch', text: TEXT, values };
}
