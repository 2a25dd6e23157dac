import { instantToV1 } from '@couponry/contract';
import { type Invitation, invitationPath } from '../../commands/people/invitations.ts';
import type { Member, MemberOutcome } from '../../commands/people/members.ts';
import { actorOf } from '../plugins/actor-of.ts';
import type { Services } from '../services.ts';
import { pageOf, readPage } from './cursor.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

/** The methods by which an owner sees to who belongs to a workspace. */
export function peopleRoutes(serve: Serve, { people }: Services): void {
  serve('listPeople', async ({ query, caller }) => {
    const page = readPage('people', query);
    const members = await people.listMembers(caller.workspace.id, page.before, page.limit);
    return { status: 200, body: pageOf('people', page, members, ({ personId }) => personId, answerOfMember) };
  });
  serve('updatePerson', async ({ request, id, body, caller }) => {
    const outcome = await people.changeMember(caller.workspace.id, id, body.role, actorOf(request));
    return { status: 200, body: answerOfMember(changed(outcome)) };
  });
  serve('removePerson', async ({ request, id, caller }) => {
    const outcome = await people.changeMember(caller.workspace.id, id, null, actorOf(request));
    return { status: 200, body: answerOfMember(changed(outcome)) };
  });
  invitationRoutes(serve, people);
}

function invitationRoutes(serve: Serve, people: Services['people']): void {
  serve('createInvitation', async ({ request, body, caller, idempotency }) => {
    const wanted = { ...body, workspaceId: caller.workspace.id };
    const outcome = await people.invite(wanted, idempotency, actorOf(request));
    if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
    if (outcome.kind === 'already_member') throw new ProblemV1Error('already_member');
    const token = outcome.kind === 'invited' ? outcome.token : null;
    const path = token === null ? null : invitationPath(token);
    const url = path === null || people.publicUrl === null ? null : urlOf(people.publicUrl, path);
    const told = { ...answerOfInvitation(outcome.invitation), token, path, url };
    return { status: outcome.kind === 'invited' ? 201 : 200, body: told };
  });
  serve('listInvitations', async ({ query, caller }) => {
    const page = readPage('invitations', query);
    const open = await people.listInvitations(caller.workspace.id, page.before, page.limit);
    return { status: 200, body: pageOf('invitations', page, open, ({ id }) => id, answerOfInvitation) };
  });
  serve('revokeInvitation', async ({ request, id, caller }) => {
    const revoked = await people.revokeInvitation(caller.workspace.id, id, actorOf(request));
    if (revoked === null) throw new ProblemV1Error('invitation_unknown');
    return { status: 200, body: answerOfInvitation(revoked) };
  });
}

function changed(outcome: MemberOutcome): Member {
  if (outcome.kind === 'changed') return outcome.member;
  throw new ProblemV1Error(outcome.kind === 'unknown' ? 'person_unknown' : 'last_owner');
}

function answerOfMember({ personId, name, email, role, hasSecondFactor, joinedAt }: Member) {
  return { id: personId, name, email, role, secondFactor: hasSecondFactor, joinedAt: instantToV1(joinedAt) };
}

function answerOfInvitation({ id, email, role, createdAt, expiresAt }: Invitation) {
  return { id, email, role, createdAt: instantToV1(createdAt), expiresAt: instantToV1(expiresAt) };
}

function urlOf(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}
