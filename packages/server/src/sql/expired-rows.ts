import { instant } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** Forgets idempotency keys of a workspace that are older than an instant, some at a time. */
export function deleteOldIdempotencyKeys(workspaceId: string, before: number, limit: number): Statement {
  const text = `
    delete from idempotency_keys i
    using (
      select route, key from idempotency_keys
      where workspace_id = $1::uuid and created_at < $2::timestamptz
      limit $3::int
    ) old
    where i.workspace_id = $1::uuid and i.route = old.route and i.key = old.key`;
  const values = [workspaceId, instant(before), String(limit)];
  return { name: 'delete_old_idempotency_keys', text, values };
}

/** Forgets guesses of a workspace in windows of time that began before an instant. */
export function deleteOldGuesses(workspaceId: string, before: number): Statement {
  const text = 'delete from code_guesses where workspace_id = $1::uuid and window_start < $2::timestamptz';
  return { name: 'delete_old_guesses', text, values: [workspaceId, instant(before)] };
}
