import { hash, randomBytes } from 'node:crypto';
import { query } from '../../platform/db/query.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import {
  endInvitation,
  type InvitationRow,
  insertInvitation,
  lockInvitationOf,
  readInvitations,
  selectInvitation,
  selectOpenInvitations,
} from '../../sql/invitations.ts';
import { lockMembers, readMembers } from '../../sql/memberships.ts';
import type { RoleName } from '../../sql/people.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import type { KeyPorts } from '../keys/api-key-commands.ts';

const TOKEN_BYTES = 32;
const LASTS_MS = 7 * 86_400_000;

/** An invitation, without what opens it. */
export type Invitation = InvitationRow;

/** What became of inviting somebody. `stored`: the same request did it; what opens it is not known any more. */
export type InviteOutcome =
  | { readonly kind: 'invited'; readonly invitation: Invitation; readonly token: string }
  | { readonly kind: 'stored'; readonly invitation: Invitation }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'already_member' };

/** Whom to invite, as what. */
export interface WantedInvitation {
  readonly workspaceId: string;
  readonly email: string;
  readonly role: RoleName;
}

type Tried = InviteOutcome | { readonly kind: 'repeat'; readonly id: string };

/** Invites somebody; what opens the invitation is answered here once and never again. */
export async function invite(
  ports: KeyPorts,
  wanted: WantedInvitation,
  idempotency: IdempotencyKey | null,
  actor: Actor,
): Promise<InviteOutcome> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const outcome = await withRetries(() => tryToInvite(ports, wanted, token, idempotency, actor));
  if (outcome.kind !== 'repeat') return outcome;
  const [result] = await query(ports.pool, [selectInvitation(outcome.id)]);
  const [invitation] = readInvitations(result?.rows ?? []);
  if (invitation === undefined) throw new Error('An idempotency key leads to no invitation');
  return { kind: 'stored', invitation };
}

function tryToInvite(
  ports: KeyPorts,
  { workspaceId, email, role }: WantedInvitation,
  token: string,
  idempotency: IdempotencyKey | null,
  actor: Actor,
): Promise<Tried> {
  const now = ports.clock.now();
  const invitation: InvitationRow = {
    ...{ id: ports.makeId(now), workspaceId, email: normaliseEmail(email), role },
    ...{ tokenHash: hashInvitation(token), createdAt: now, expiresAt: now + LASTS_MS },
  };
  return runTransaction<Tried>(ports.pool, {
    load: [lockMembers(workspaceId), ...selectKeyUse(workspaceId, idempotency)],
    decide: ([members, stored]) => {
      const use = readKeyUse(idempotency, stored);
      if (use.kind === 'reused') return storingNothing({ kind: 'key_reused' });
      if (use.kind === 'repeat') return storingNothing(use);
      const isMember = readMembers(members?.rows ?? []).some((one) => one.email === invitation.email);
      if (isMember) return storingNothing({ kind: 'already_member' });
      const noted = noteChange(ports.makeId, workspaceId, now, actor, {
        action: 'person.invited',
        object: { kind: 'invitation', id: invitation.id, name: invitation.email },
        changes: { role: { from: null, to: role } },
      });
      const kept = storeKeyUse(workspaceId, idempotency, { kind: 'invitation', id: invitation.id }, now);
      return {
        outcome: { kind: 'invited', invitation, token },
        writes: [insertInvitation(invitation), ...kept, noted],
        witness: selectInvitation(invitation.id),
      };
    },
  });
}

/** A page of the invitations of a workspace that can be accepted, the newest first. */
export async function listInvitations(
  { pool, clock }: Pick<KeyPorts, 'pool' | 'clock'>,
  workspaceId: string,
  before: string | null,
  limit: number,
): Promise<Invitation[]> {
  const [result] = await query(pool, [selectOpenInvitations(workspaceId, clock.now(), before, limit)]);
  return readInvitations(result?.rows ?? []);
}

/** Takes an invitation back; null where there is none that can be accepted. */
export function revokeInvitation(
  ports: KeyPorts,
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<Invitation | null> {
  const now = ports.clock.now();
  return runTransaction<Invitation | null>(ports.pool, {
    load: [lockInvitationOf(id, now, workspaceId)],
    decide: ([loaded]) => {
      const [invitation] = readInvitations(loaded?.rows ?? []);
      if (invitation === undefined) return storingNothing(null);
      const object = { kind: 'invitation', id, name: invitation.email };
      const noted = noteChange(ports.makeId, workspaceId, now, actor, {
        action: 'invitation.revoked',
        object,
      });
      return {
        outcome: invitation,
        writes: [endInvitation(id, 'revoked', now), noted],
        witness: null,
      };
    },
  });
}

/** The path at which an invitation is accepted. The token is behind a `#`, which browsers send nowhere. */
export function invitationPath(token: string): string {
  return `/console/invitation#token=${token}`;
}

/** The hash under which what opens an invitation is stored. It has 256 random bits, so one round is enough. */
export function hashInvitation(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** One person signs in by one address, however it is typed. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
