import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds } from './columns.ts';

/** What a person may be in a workspace. */
export type RoleName = 'owner' | 'marketer' | 'support' | 'analyst';

/** A person and, once for each workspace, what the person is there. */
export interface SignedInRow {
  readonly sessionId: string;
  readonly expiresAt: number;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly workspaceId: string | null;
  readonly role: RoleName | null;
}

/** Who a session that is not over belongs to: a row for each workspace of the person, at least one. */
export function selectSignedIn(token: string, now: number): Statement {
  const text = `
    select s.id, ${asMilliseconds('s.expires_at')}, p.id, p.name, p.email, p.must_change_password, p.two_factor_enabled,
      m.workspace_id, m.role
    from people_sessions s
    join people p on p.id = s.person_id
    left join memberships m on m.person_id = p.id
    where s.token = $1 and s.expires_at > $2::timestamptz
    order by m.workspace_id`;
  return { name: 'select_signed_in', text, values: [token, instant(now)] };
}

/** The rows of {@link selectSignedIn}. */
export function readSignedIn(rows: readonly Row[]): SignedInRow[] {
  return rows.map((row) => ({
    sessionId: row[0] ?? '',
    expiresAt: Number(row[1]),
    personId: row[2] ?? '',
    name: row[3] ?? '',
    email: row[4] ?? '',
    mustChangePassword: row[5] === 't',
    hasSecondFactor: row[6] === 't',
    workspaceId: row[7] ?? null,
    role: (row[8] ?? null) as RoleName | null,
  }));
}

/** A person who is new, or whom somebody gave another password. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** Makes a person who signs in with a password. */
export function insertPerson(person: NewPerson, credentialId: string, now: number): Statement[] {
  const { id, name, email, passwordHash, mustChangePassword } = person;
  return [
    {
      name: 'insert_person',
      text: `
        insert into people (id, name, email, email_verified, must_change_password, created_at, updated_at)
        values ($1::uuid, $2, $3, false, $4::boolean, $5::timestamptz, $5::timestamptz)`,
      values: [id, name, email, String(mustChangePassword), instant(now)],
    },
    {
      name: 'insert_person_credential',
      text: `
        insert into people_credentials (id, person_id, account_id, provider_id, password, created_at, updated_at)
        values ($1::uuid, $2::uuid, $2::uuid::text, 'credential', $3, $4::timestamptz, $4::timestamptz)`,
      values: [credentialId, id, passwordHash, instant(now)],
    },
  ];
}

/** Finds a person by e-mail, with the hash of the password. */
export function selectPersonByEmail(email: string): Statement {
  const text = `
    select p.id, p.name, p.email, c.password
    from people p
    join people_credentials c on c.person_id = p.id and c.provider_id = 'credential'
    where p.email = $1`;
  return { name: 'select_person_by_email', text, values: [email] };
}

/** A person as {@link selectPersonByEmail} finds one. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** The row of {@link selectPersonByEmail}, or null. */
export function readKnownPerson(rows: readonly Row[]): KnownPerson | null {
  const [row] = rows;
  if (row === undefined) return null;
  return { id: row[0] ?? '', name: row[1] ?? '', email: row[2] ?? '', passwordHash: row[3] ?? '' };
}

/** Changes what a person is called and signs in by. Fails where another one signs in by that. */
export function updatePerson(id: string, name: string, email: string, now: number): Statement {
  const text = `
    update people set name = $2, email = $3, updated_at = $4::timestamptz where id = $1::uuid`;
  return { name: 'update_person', text, values: [id, name, email, instant(now)] };
}

/** Gives a person a password for one sign-in, and signs them out everywhere. */
export function resetPassword(personId: string, passwordHash: string, now: number): Statement[] {
  return [
    {
      name: 'reset_password',
      text: `
        update people_credentials set password = $2, updated_at = $3::timestamptz
        where person_id = $1::uuid and provider_id = 'credential'`,
      values: [personId, passwordHash, instant(now)],
    },
    {
      name: 'reset_password_of_person',
      text: `
        update people set must_change_password = true, updated_at = $2::timestamptz where id = $1::uuid`,
      values: [personId, instant(now)],
    },
    {
      name: 'delete_sessions',
      text: 'delete from people_sessions where person_id = $1::uuid',
      values: [personId],
    },
  ];
}

/** Takes a person's second factor away. */
export function removeSecondFactor(personId: string): Statement[] {
  return [
    {
      name: 'delete_second_factor',
      text: 'delete from people_second_factors where person_id = $1::uuid',
      values: [personId],
    },
    {
      name: 'update_without_second_factor',
      text: 'update people set two_factor_enabled = false where id = $1::uuid',
      values: [personId],
    },
  ];
}

/** Notes that a person has chosen a password of their own. */
export function updatePasswordChosen(personId: string, now: number): Statement {
  const text = `
    update people set must_change_password = false, updated_at = $2::timestamptz where id = $1::uuid`;
  return { name: 'update_password_chosen', text, values: [personId, instant(now)] };
}
