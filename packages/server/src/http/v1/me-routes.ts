import { instantToV1 } from '@couponry/contract';
import { normaliseEmail } from '../../commands/people/invitations.ts';
import type { SignedIn } from '../../commands/people/signed-in.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { ServePerson } from './serve-person.ts';
import { answerOfWorkspace } from './workspace-routes.ts';

/** The methods about the person who is signed in. */
export function meRoutes(serve: ServePerson, services: Services): void {
  serve('getMe', async ({ person }) => ({ status: 200, body: await answerOfMe(services, person) }));
  serve('updateMe', async ({ request, person, body }) => {
    const name = body.name ?? person.name;
    const email = body.email === undefined ? person.email : normaliseEmail(body.email);
    if (email !== person.email) await requirePassword(services, person, body.password, request.ip);
    const isDone = await services.people.updateMe({ id: person.id, name, newEmail: email });
    if (!isDone) throw new ProblemV1Error('email_taken');
    return { status: 200, body: await answerOfMe(services, { ...person, name, email }) };
  });
  serve('listWorkspaces', async ({ person }) => {
    return { status: 200, body: { data: await answerOfMine(services, person) } };
  });
}

/** Who changes by what somebody signs in has to know the password, not only to sit before an open screen. */
async function requirePassword(
  { people }: Services,
  { email }: SignedIn,
  password: string | undefined,
  address: string,
): Promise<void> {
  if (password === undefined) {
    const message = 'must be sent to change the e-mail';
    throw new BadRequest([{ field: '/password', message, code: 'missing' }]);
  }
  const retryAfter = await people.guard.begin(email, address);
  if (retryAfter > 0) throw new ProblemV1Error('too_many_sign_ins', { retryAfter });
  if (!(await people.isPasswordOf(email, password))) throw new ProblemV1Error('password_wrong');
  await people.guard.succeeded(email, address);
}

async function answerOfMe(services: Services, person: SignedIn) {
  const { id, name, email, hasSecondFactor, sessionId, expiresAt } = person;
  return {
    ...{ id, name, email, secondFactor: hasSecondFactor },
    session: { id: sessionId, expiresAt: instantToV1(expiresAt) },
    workspaces: await answerOfMine(services, person),
  };
}

async function answerOfMine(services: Services, { memberships }: SignedIn) {
  const mine = memberships.map(async ({ workspaceId, role }) => ({
    ...answerOfWorkspace(await services.workspace(workspaceId)),
    role,
  }));
  return (await Promise.all(mine)).toSorted((a, b) => a.name.localeCompare(b.name));
}
