import type pg from 'pg';
import { systemClock } from '../../platform/clock.ts';
import { query } from '../../platform/db/query.ts';
import { type RoleName, readSignedIn, selectSignedIn } from '../../sql/people.ts';

/** What a person is in a workspace. */
interface Membership {
  readonly workspaceId: string;
  readonly role: RoleName;
}

/** A person who is signed in, with every workspace of theirs. Times in milliseconds since the epoch. */
export interface SignedIn {
  readonly sessionId: string;
  readonly expiresAt: number;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Whether the password is somebody else's, who made or reset the account: nothing else can be done before a new one. */
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly memberships: readonly Membership[];
}

/**
 * Who has this session, or null when it is over. It is read anew each time: what ends a session or a membership is heeded at
 * once, by every process.
 *
 * @throws DatabaseUnavailable
 */
export async function findSignedIn(pool: pg.Pool, token: string): Promise<SignedIn | null> {
  // The library that makes sessions goes by the clock of the machine.
  const [result] = await query(pool, [selectSignedIn(token, systemClock.now())]);
  const rows = readSignedIn(result?.rows ?? []);
  const [first] = rows;
  if (first === undefined) return null;
  const { sessionId, expiresAt, personId, name, email, mustChangePassword, hasSecondFactor } = first;
  const memberships = rows.flatMap(({ workspaceId, role }) =>
    workspaceId === null || role === null ? [] : [{ workspaceId, role }],
  );
  return {
    sessionId,
    expiresAt,
    id: personId,
    name,
    email,
    mustChangePassword,
    hasSecondFactor,
    memberships,
  };
}
