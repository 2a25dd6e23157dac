import { query } from '../../platform/db/query.ts';
import { runTransaction } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { isPassword } from '../../platform/password-hash.ts';
import { readKnownPerson, selectPersonByEmail, updatePerson } from '../../sql/people.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';

/** What a person wants to be called and sign in by. */
export interface WantedMe {
  readonly id: string;
  readonly name: string;
  readonly newEmail: string;
}

/** Whether this is the password of the person with this e-mail. */
export async function isPasswordOf(
  { pool }: Pick<KeyPorts, 'pool'>,
  email: string,
  password: string,
): Promise<boolean> {
  const [result] = await query(pool, [selectPersonByEmail(email)]);
  const person = readKnownPerson(result?.rows ?? []);
  return person !== null && (await isPassword(password, person.passwordHash));
}

/** Changes what a person is called and signs in by; false where somebody else signs in by that. */
export function updateMe(ports: KeyPorts, { id, name, newEmail }: WantedMe): Promise<boolean> {
  const now = ports.clock.now();
  return withRetries(() =>
    runTransaction<boolean>(ports.pool, {
      load: [selectPersonByEmail(newEmail)],
      decide: ([loaded]) => {
        const holder = readKnownPerson(loaded?.rows ?? []);
        const isFree = holder === null || holder.id === id;
        return {
          outcome: isFree,
          writes: isFree ? [updatePerson(id, name, newEmail, now)] : [],
          witness: null,
        };
      },
    }),
  );
}
