import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import {
  deleteMembership,
  lockMembers,
  type MemberRow,
  readMembers,
  selectMembers,
  updateMembership,
} from '../../sql/memberships.ts';
import type { RoleName } from '../../sql/people.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';

/** One of the people of a workspace. */
export type Member = MemberRow;

/** What became of a change of the people of a workspace. */
export type MemberOutcome =
  | { readonly kind: 'changed'; readonly member: Member }
  | { readonly kind: 'unknown' | 'last_owner' };

/** A page of the people of a workspace. */
export async function listMembers(
  pool: pg.Pool,
  workspaceId: string,
  before: string | null,
  limit: number,
): Promise<Member[]> {
  const [result] = await query(pool, [selectMembers(workspaceId, before, limit)]);
  return readMembers(result?.rows ?? []);
}

/**
 * Gives one of the people of a workspace another role, or none, which ends that they belong to it. Heeded at once: a session
 * does not remember what its person may do.
 */
export function changeMember(
  ports: KeyPorts,
  workspaceId: string,
  personId: string,
  role: RoleName | null,
  actor: Actor,
): Promise<MemberOutcome> {
  const now = ports.clock.now();
  return withRetries(() =>
    runTransaction<MemberOutcome>(ports.pool, {
      load: [lockMembers(workspaceId)],
      decide: ([loaded]) => {
        const members = readMembers(loaded?.rows ?? []);
        const member = members.find((one) => one.personId === personId);
        if (member === undefined) return storingNothing({ kind: 'unknown' });
        if (member.role === role) {
          return storingNothing({ kind: 'changed', member });
        }
        const owners = members.filter((one) => one.role === 'owner');
        if (member.role === 'owner' && owners.length === 1) {
          return storingNothing({ kind: 'last_owner' });
        }
        const change =
          role === null
            ? deleteMembership(workspaceId, personId)
            : updateMembership(workspaceId, personId, role);
        const noted = noteChange(ports.makeId, workspaceId, now, actor, {
          action: role === null ? 'person.removed' : 'person.role_changed',
          object: { kind: 'person', id: personId, name: member.name },
          changes: { role: { from: member.role, to: role } },
        });
        const changed = role === null ? member : { ...member, role };
        return { outcome: { kind: 'changed', member: changed }, writes: [change, noted], witness: null };
      },
    }),
  );
}
