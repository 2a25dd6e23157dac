import { query } from '../../platform/db/query.ts';
import type { Statement } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { hashPassword, isPassword } from '../../platform/password-hash.ts';
import { endInvitation, type InvitationRow, lockInvitation, readInvitations } from '../../sql/invitations.ts';
import { insertMembership, selectMembership } from '../../sql/memberships.ts';
import { insertPerson, type KnownPerson, readKnownPerson, selectPersonByEmail } from '../../sql/people.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';
import { hashInvitation } from './invitations.ts';

/** An invitation that is open, and who has its e-mail already; null: nobody. */
export interface OpenInvitation {
  readonly invitation: InvitationRow;
  readonly known: KnownPerson | null;
}

/** The invitation that a token opens, or null. */
export async function findInvitation(ports: KeyPorts, token: string): Promise<OpenInvitation | null> {
  const [found] = await query(ports.pool, [lockInvitation(hashInvitation(token), ports.clock.now())]);
  const [invitation] = readInvitations(found?.rows ?? []);
  if (invitation === undefined) return null;
  const [person] = await query(ports.pool, [selectPersonByEmail(invitation.email)]);
  return { invitation, known: readKnownPerson(person?.rows ?? []) };
}

/** What became of accepting. */
export type AcceptOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'unknown' | 'password_wrong' | 'already_member' };

/**
 * Makes the holder of a token one of the people of the workspace: somebody new with this password, or whoever has the e-mail
 * already, if it is their password. No session begins.
 */
export function acceptInvitation(
  ports: KeyPorts,
  token: string,
  who: { readonly name: string; readonly password: string },
  address: string,
): Promise<AcceptOutcome> {
  // Each time anew: somebody who was invited twice may have got the e-mail meanwhile.
  return withRetries(async () => {
    const found = await findInvitation(ports, token);
    if (found === null) return { kind: 'unknown' };
    const { known } = found;
    if (known !== null && !(await isPassword(who.password, known.passwordHash))) {
      return { kind: 'password_wrong' };
    }
    const passwordHash = known === null ? await hashPassword(who.password) : known.passwordHash;
    return await tryToAccept(ports, token, { ...who, passwordHash }, found, address);
  });
}

/** Whoever accepts first has it: the invitation is locked. @throws 23505 when somebody has got its e-mail meanwhile */
function tryToAccept(
  ports: KeyPorts,
  token: string,
  who: { readonly name: string; readonly passwordHash: string },
  { invitation: seen, known }: OpenInvitation,
  address: string,
): Promise<AcceptOutcome> {
  const now = ports.clock.now();
  const id = known?.id ?? ports.makeId(now);
  return runTransaction<AcceptOutcome>(ports.pool, {
    load: [lockInvitation(hashInvitation(token), now), selectMembership(seen.workspaceId, id)],
    decide: ([loaded, member]) => {
      const [invitation] = readInvitations(loaded?.rows ?? []);
      if (invitation === undefined) return storingNothing({ kind: 'unknown' });
      const isMember = (member?.rows.length ?? 0) > 0;
      if (isMember) return storingNothing({ kind: 'already_member' });
      const { workspaceId, role, email } = invitation;
      const person = { ...who, id, email, mustChangePassword: false };
      const made: Statement[] = known === null ? insertPerson(person, ports.makeId(now), now) : [];
      const actor: Actor = { kind: 'person', id, address };
      const noted = noteChange(ports.makeId, workspaceId, now, actor, {
        action: 'person.joined',
        object: { kind: 'person', id, name: known?.name ?? who.name },
        changes: { role: { from: null, to: role } },
      });
      const writes = [
        ...made,
        insertMembership(workspaceId, id, role, now),
        endInvitation(invitation.id, 'accepted', now),
        noted,
      ];
      return { outcome: { kind: 'accepted' }, writes, witness: selectMembership(workspaceId, id) };
    },
  });
}
