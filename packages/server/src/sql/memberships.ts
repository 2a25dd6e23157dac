import { instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds } from './columns.ts';
import type { RoleName } from './people.ts';

/** One of the people of a workspace. */
export interface MemberRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly hasSecondFactor: boolean;
  readonly joinedAt: number;
}

const COLUMNS = `p.id, p.name, p.email, m.role, p.two_factor_enabled, ${asMilliseconds('m.created_at')}`;

/** Makes a person one of a workspace's. Fails for one who is already. */
export function insertMembership(
  workspaceId: string,
  personId: string,
  role: RoleName,
  now: number,
): Statement {
  const text = `
    insert into memberships (workspace_id, person_id, role, created_at)
    values ($1::uuid, $2::uuid, $3, $4::timestamptz)`;
  return { name: 'insert_membership', text, values: [workspaceId, personId, role, instant(now)] };
}

/** Reads people of a workspace, the newest person first, from the one after `before` on. */
export function selectMembers(workspaceId: string, before: string | null, limit: number): Statement {
  const text = `
    select ${COLUMNS} from memberships m join people p on p.id = m.person_id
    where m.workspace_id = $1::uuid and ($2::uuid is null or m.person_id < $2::uuid)
    order by m.person_id desc
    limit $3::int`;
  return { name: 'select_members', text, values: [workspaceId, before, String(limit)] };
}

/** Locks all memberships of a workspace and reads them: whether somebody is the last owner is decided on all. */
export function lockMembers(workspaceId: string): Statement {
  const text = `
    select ${COLUMNS} from memberships m join people p on p.id = m.person_id
    where m.workspace_id = $1::uuid
    order by m.person_id
    for no key update of m`;
  return { name: 'lock_members', text, values: [workspaceId] };
}

/** The rows of the statements that read people of a workspace. */
export function readMembers(rows: readonly Row[]): MemberRow[] {
  return rows.map(([personId, name, email, role, hasSecondFactor, joinedAt]) => ({
    personId: personId ?? '',
    name: name ?? '',
    email: email ?? '',
    role: (role ?? 'analyst') as RoleName,
    hasSecondFactor: hasSecondFactor === 't',
    joinedAt: Number(joinedAt),
  }));
}

/** Gives one of the people of a workspace another role. */
export function updateMembership(workspaceId: string, personId: string, role: RoleName): Statement {
  const text = `
    update memberships set role = $3 where workspace_id = $1::uuid and person_id = $2::uuid`;
  return { name: 'update_membership', text, values: [workspaceId, personId, role] };
}

/** Ends that somebody belongs to a workspace. */
export function deleteMembership(workspaceId: string, personId: string): Statement {
  const text = 'delete from memberships where workspace_id = $1::uuid and person_id = $2::uuid';
  return { name: 'delete_membership', text, values: [workspaceId, personId] };
}

/** Finds one membership. */
export function selectMembership(workspaceId: string, personId: string): Statement {
  const text = 'select role from memberships where workspace_id = $1::uuid and person_id = $2::uuid';
  return { name: 'select_membership', text, values: [workspaceId, personId] };
}

/** All people, with what they are where: a row for each workspace, at least one; for whoever runs the installation. */
export function selectEverybody(): Statement {
  const text = `
    select p.id, p.name, p.email, p.two_factor_enabled, p.must_change_password, m.workspace_id, w.name, m.role
    from people p
    left join memberships m on m.person_id = p.id
    left join workspaces w on w.id = m.workspace_id
    order by p.id, w.name`;
  return { name: 'select_everybody', text, values: [] };
}
