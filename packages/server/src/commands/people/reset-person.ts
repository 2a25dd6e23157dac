import { query } from '../../platform/db/query.ts';
import type { Statement } from '../../platform/db/statement.ts';
import { hashPassword } from '../../platform/password-hash.ts';
import { selectEverybody } from '../../sql/memberships.ts';
import { readKnownPerson, removeSecondFactor, resetPassword, selectPersonByEmail } from '../../sql/people.ts';
import { SYSTEM } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';
import { oneTimePassword } from './first-owner.ts';
import { installationSecret } from './installation-secret.ts';
import { normaliseEmail } from './invitations.ts';
import { forgetSignInFailures } from './sign-in-guard.ts';

/**
 * Gives somebody a password for one sign-in, ends all their sessions and forgets what others did to the account: the way in
 * that nobody can close. Null where nobody has this e-mail.
 *
 * @param withoutSecondFactor whether their second factor is taken away as well
 */
export async function resetPerson(
  ports: KeyPorts,
  email: string,
  withoutSecondFactor: boolean,
): Promise<string | null> {
  const name = normaliseEmail(email);
  const [result] = await query(ports.pool, [selectPersonByEmail(name)]);
  const person = readKnownPerson(result?.rows ?? []);
  if (person === null) return null;
  const password = oneTimePassword();
  const now = ports.clock.now();
  const removed = withoutSecondFactor ? removeSecondFactor(person.id) : [];
  const changes = [...resetPassword(person.id, await hashPassword(password), now), ...removed];
  await query(ports.pool, changes, 'writes');
  await noteEverywhere(ports, person.id, (workspaceId) => {
    const object = { kind: 'person', id: person.id, name: person.name };
    return noteChange(ports.makeId, workspaceId, now, SYSTEM, { action: 'person.password_reset', object });
  });
  await forgetSignInFailures(ports.pool, await installationSecret(ports.pool, 'people'), name);
  return password;
}

/** Notes something in each workspace of a person, in a transaction each: one touches one workspace. */
async function noteEverywhere(
  { pool }: KeyPorts,
  personId: string,
  note: (workspaceId: string) => Statement,
): Promise<void> {
  const [result] = await query(pool, [selectEverybody()]);
  const rows = (result?.rows ?? []).filter(([id]) => id === personId);
  for (const row of rows) {
    const workspaceId = row[5];
    if (typeof workspaceId === 'string') await query(pool, [note(workspaceId)], 'writes');
  }
}
