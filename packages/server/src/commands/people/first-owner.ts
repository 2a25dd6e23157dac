import { randomBytes } from 'node:crypto';
import type { Statement } from '../../platform/db/statement.ts';
import { hashPassword } from '../../platform/password-hash.ts';
import { insertMembership } from '../../sql/memberships.ts';
import { insertPerson } from '../../sql/people.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';

/** Who is made at the first start. Nobody can be written to there; the owner invites people, or themselves, by real ones. */
const FIRST_EMAIL = 'owner@couponry.local';
const ONE_TIME_BYTES = 12;

/** The owner that a first start makes, and what stores them. The password is for one sign-in. */
export interface FirstOwner {
  readonly email: string;
  readonly password: string;
  readonly statements: readonly Statement[];
}

/** Plans the owner of the first workspace. */
export async function firstOwner(ports: Omit<KeyPorts, 'pool'>, workspaceId: string): Promise<FirstOwner> {
  const now = ports.clock.now();
  const id = ports.makeId(now);
  const password = oneTimePassword();
  const person = {
    id,
    name: 'Owner',
    email: FIRST_EMAIL,
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
  };
  return {
    email: FIRST_EMAIL,
    password,
    statements: [
      ...insertPerson(person, ports.makeId(now), now),
      insertMembership(workspaceId, id, 'owner', now),
    ],
  };
}

/**
 * A password that somebody hands over, to be replaced at the first sign-in: 96 random bits.
 *
 * @example oneTimePassword() // 'b3J5-x0aQ-9LmT-_kWz'
 */
export function oneTimePassword(): string {
  return (randomBytes(ONE_TIME_BYTES).toString('base64url').match(/.{4}/g) ?? []).join('-');
}
