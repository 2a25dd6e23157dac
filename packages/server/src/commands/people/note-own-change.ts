import { query } from '../../platform/db/query.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';
import type { SignedIn } from './signed-in.ts';

/** What people do about how they sign in. */
export type OwnChange =
  | 'person.password_changed'
  | 'person.second_factor_added'
  | 'person.second_factor_removed';

/**
 * Notes in each workspace of a person how they changed the way they sign in. A transaction touches one workspace, and the change
 * itself is the library's: so these entries follow it, while all others are written with theirs.
 */
export async function noteOwnChange(
  { pool, clock, makeId }: KeyPorts,
  { id, name, memberships }: SignedIn,
  action: OwnChange,
  address: string,
): Promise<void> {
  const now = clock.now();
  const actor: Actor = { kind: 'person', id, address };
  const noted = { action, object: { kind: 'person', id, name } };
  for (const { workspaceId } of memberships) {
    await query(pool, [noteChange(makeId, workspaceId, now, actor, noted)], 'writes');
  }
}
