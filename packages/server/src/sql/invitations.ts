import { byteaArray, instant } from '../platform/db/arrays.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { asMilliseconds } from './columns.ts';
import type { RoleName } from './people.ts';

/** An invitation as stored; the token itself is not. Times in milliseconds since the epoch. */
export interface InvitationRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly email: string;
  readonly role: RoleName;
  readonly tokenHash: Buffer;
  readonly createdAt: number;
  readonly expiresAt: number;
}

const COLUMNS = `id, workspace_id, email, role, encode(token_hash, 'hex'), ${asMilliseconds('created_at')},
  ${asMilliseconds('expires_at')}`;
/** Nobody has accepted it, nobody took it back, its time is not over: `$2` is now. */
const OPEN = 'accepted_at is null and revoked_at is null and expires_at > $2::timestamptz';

/** Stores a new invitation. */
export function insertInvitation(invitation: InvitationRow): Statement {
  const { id, workspaceId, email, role, tokenHash, createdAt, expiresAt } = invitation;
  return {
    name: 'insert_invitation',
    text: `
      insert into invitations (id, workspace_id, email, role, token_hash, created_at, expires_at)
      select $1::uuid, $2::uuid, $3, $4, ($5::bytea[])[1], $6::timestamptz, $7::timestamptz`,
    values: [
      ...[id, workspaceId, email, role, byteaArray([tokenHash]), instant(createdAt), instant(expiresAt)],
    ],
  };
}

/** Reads open invitations of a workspace, the newest first, from the one after `before` on. */
export function selectOpenInvitations(
  workspaceId: string,
  now: number,
  before: string | null,
  limit: number,
): Statement {
  const text = `
    select ${COLUMNS} from invitations
    where workspace_id = $1::uuid and ${OPEN} and ($3::uuid is null or id < $3::uuid)
    order by id desc
    limit $4::int`;
  return {
    name: 'select_open_invitations',
    text,
    values: [workspaceId, instant(now), before, String(limit)],
  };
}

/** Finds an invitation, open or not. */
export function selectInvitation(id: string): Statement {
  const text = `select ${COLUMNS} from invitations where id = $1::uuid`;
  return { name: 'select_invitation', text, values: [id] };
}

/** Locks the open invitation with this hash and reads it. */
export function lockInvitation(tokenHash: Buffer, now: number): Statement {
  const text = `
    select ${COLUMNS} from invitations where token_hash = ($1::bytea[])[1] and ${OPEN} for update`;
  return { name: 'lock_invitation', text, values: [byteaArray([tokenHash]), instant(now)] };
}

/** Locks the open invitation with this id and reads it. */
export function lockInvitationOf(id: string, now: number, workspaceId: string): Statement {
  const text = `
    select ${COLUMNS} from invitations
    where id = $1::uuid and ${OPEN} and workspace_id = $3::uuid
    for update`;
  return { name: 'lock_invitation_of', text, values: [id, instant(now), workspaceId] };
}

/** Ends an invitation. */
export function endInvitation(id: string, how: 'accepted' | 'revoked', now: number): Statement {
  const text = `
    update invitations set
      accepted_at = case when $2 = 'accepted' then $3::timestamptz else accepted_at end,
      revoked_at = case when $2 = 'revoked' then $3::timestamptz else revoked_at end
    where id = $1::uuid`;
  return { name: 'end_invitation', text, values: [id, how, instant(now)] };
}

/** The rows of the statements that read invitations. */
export function readInvitations(rows: readonly Row[]): InvitationRow[] {
  return rows.map((row) => ({
    id: row[0] ?? '',
    workspaceId: row[1] ?? '',
    email: row[2] ?? '',
    role: (row[3] ?? 'analyst') as RoleName,
    tokenHash: Buffer.from(row[4] ?? '', 'hex'),
    createdAt: Number(row[5]),
    expiresAt: Number(row[6]),
  }));
}
