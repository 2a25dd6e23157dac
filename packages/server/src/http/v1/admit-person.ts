import { PROBLEMS, type Role } from '@couponry/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import { hasSessionCookie } from '../../commands/people/session-cookie.ts';
import type { SignedIn } from '../../commands/people/signed-in.ts';
import { Overloaded } from '../../ledger/index.ts';
import { keyedHash } from '../../platform/secrets.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import type { Services } from '../services.ts';
import { isOverTls } from './is-over-tls.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { requireOwnOrigin } from './require-own-origin.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a person has to be to call the route. */
    roles?: readonly Role[];
    /** Whether the route is about the person alone, whatever the workspace. */
    isPersonal?: boolean;
  }
}

const WORKSPACE_HEADER = 'couponry-workspace';

/**
 * Checks a request without a key that may come from somebody who is signed in: session, where it comes from, password, path,
 * workspace and role, in this order.
 *
 * @returns false when nobody is signed in and nothing says so
 * @throws ProblemV1Error, ProblemError, Overloaded
 */
export async function admitPerson(request: FastifyRequest, services: Services): Promise<boolean> {
  const person = await findPerson(request, services);
  if (person === null) return false;
  const { roles, isPersonal, writes } = request.routeOptions.config;
  if (request.is404 || roles === undefined) throw new ProblemError(PROBLEMS.pathUnknown);
  if (isPersonal !== true) {
    request.caller = await callerOf(request, services, person, roles);
    if (writes === true && services.isFull()) throw new Overloaded();
  }
  request.person = person;
  return true;
}

/** Who is signed in and may do more than choose a password; null when there is no session at all. */
async function findPerson(request: FastifyRequest, { people }: Services): Promise<SignedIn | null> {
  const { cookie = '' } = request.headers;
  const isSecure = isOverTls(request, people.publicUrl);
  if (!hasSessionCookie(cookie, isSecure)) return null;
  const person = await people.findSignedIn(cookie, isSecure);
  if (person === null) throw new ProblemV1Error('session_over');
  requireOwnOrigin(request, people.publicUrl);
  if (person.mustChangePassword) throw new ProblemV1Error('password_change_required');
  return person;
}

/**
 * A person as a caller of a workspace. What a key does is noted under its id; what a person does under theirs, so that the
 * ledger tells who it was without another column.
 */
async function callerOf(
  request: FastifyRequest,
  services: Services,
  person: SignedIn,
  roles: readonly Role[],
): Promise<Caller> {
  const wanted = request.headers[WORKSPACE_HEADER];
  if (typeof wanted !== 'string') throw new ProblemV1Error('workspace_missing');
  const membership = person.memberships.find(({ workspaceId }) => workspaceId === wanted.toLowerCase());
  if (membership === undefined) throw new ProblemV1Error('workspace_denied');
  if (!roles.includes(membership.role)) throw new ProblemV1Error('role_missing');
  const workspace = await services.workspace(membership.workspaceId);
  return {
    workspace,
    key: { ...AS_KEY, id: person.id, workspaceId: workspace.id, name: person.name },
    clientId: null,
    asker: keyedHash(workspace.guessKey, `${person.id} ${request.ip}`),
  };
}

/** What a person is to use cases that know keys: one of scope admin, for what the role lets them call. */
const AS_KEY = {
  scope: 'admin',
  store: 'default',
  keyHash: Buffer.alloc(0),
  hint: '',
  createdAt: 0,
  lastUsedAt: null,
  revokedAt: null,
} as const;
