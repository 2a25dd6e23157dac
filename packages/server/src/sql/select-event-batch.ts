import type { Statement } from '../platform/db/statement.ts';

const TEXT = 'select 1 from events where workspace_id = $1::uuid and id = $2::uuid';

/** Finds the events of a transaction: they are there exactly when it has committed. */
export function selectEventBatch(workspaceId: string, id: string): Statement {
  return { name: 'select_event_batch', text: TEXT, values: [workspaceId, id] };
}
