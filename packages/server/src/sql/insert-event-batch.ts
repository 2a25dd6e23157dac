import { instant } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

const TEXT = `
  insert into events (workspace_id, id, at, items, feed_from)
  values ($1::uuid, $2::uuid, $3::timestamptz, $4::jsonb, null)`;

/** Stores what happened in one transaction, as one row; `items` is JSON text of an array. */
export function insertEventBatch(workspaceId: string, id: string, at: number, items: string): Statement {
  return { name: 'insert_event_batch', text: TEXT, values: [workspaceId, id, instant(at), items] };
}
