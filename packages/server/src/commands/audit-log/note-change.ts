import type { Statement } from '../../platform/db/statement.ts';
import type { MakeId } from '../../platform/ids.ts';
import { type AuditChanges, insertAuditEntry } from '../../sql/audit-log.ts';
import type { Actor } from './actor.ts';

/** What happened to what. `name`: what people call it, of now. */
export interface Noted {
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string | null; readonly name: string };
  readonly changes?: AuditChanges;
}

/**
 * The statement that notes a change in the audit log; it belongs into the transaction that makes it. Nothing secret may be in
 * it, and nothing of a client but ids.
 *
 * @example noteChange(ports.makeId, workspaceId, now, actor, { action: 'key.revoked', object: { kind: 'key', id, name } })
 */
export function noteChange(
  makeId: MakeId,
  workspaceId: string,
  now: number,
  actor: Actor,
  { action, object, changes = {} }: Noted,
): Statement {
  return insertAuditEntry(workspaceId, { id: makeId(now), at: now, actor, action, object, changes });
}
