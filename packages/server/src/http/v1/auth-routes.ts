import { AUTH_METHODS } from '@couponry/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OwnChange } from '../../commands/people/note-own-change.ts';
import { ADDRESS_HEADER, AUTH_ORIGIN } from '../../commands/people/people-auth.ts';
import type { SignedIn } from '../../commands/people/signed-in.ts';
import { acceptJson } from '../plugins/json-body.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import type { Services } from '../services.ts';
import { authProblem } from './auth-problem.ts';
import { isOverTls } from './is-over-tls.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { requireOwnOrigin } from './require-own-origin.ts';
import { sendProblem } from './send-problem.ts';

type Body = Readonly<Record<string, unknown>>;

/** What may be called while a password that somebody else made has not been replaced. */
const BEFORE_PASSWORD = new Set(['/change-password', '/sign-out', '/get-session']);

/** How people sign in and out, and what they do about passwords and second factors: `/v1/auth`. */
export function authRoutes(services: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(sendProblem);
    refuseTooLarge(app);
    acceptJson(app);
    app.setNotFoundHandler(() => {
      throw new ProblemV1Error('path_unknown');
    });
    app.addHook('onRequest', async (request) => requireOwnOrigin(request, services.people.publicUrl));
    for (const { method, path } of AUTH_METHODS) {
      app.route({
        method,
        url: path,
        handler: async (request, reply) => answer(services, path, request, reply),
      });
    }
  };
}

async function answer(
  services: Services,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { people } = services;
  const isSecure = isOverTls(request, people.publicUrl);
  const person = await people.findSignedIn(request.headers.cookie ?? '', isSecure);
  if (person?.mustChangePassword === true && !BEFORE_PASSWORD.has(path)) {
    throw new ProblemV1Error('password_change_required');
  }
  const body = bodyFor(path, request);
  const guarded = guardedEmail(path, body, person);
  if (guarded !== null) await waitTurn(services, guarded, request.ip);
  const response = await people.answerAuth(toRequest(request, path, body), isSecure);
  const told = await response.json();
  if (!response.ok) throw authProblem(response.status, told as Body | null);
  if (guarded !== null) await people.guard.succeeded(guarded, request.ip);
  if (path === '/change-password' && person !== null) await people.passwordChosen(person.id);
  const change = ownChange(path, person);
  if (person !== null && change !== null) await people.noteOwnChange(person, change, request.ip);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(told, withoutToken));
}

/** What a request that succeeded changed about how its person signs in. */
function ownChange(path: string, person: SignedIn | null): OwnChange | null {
  if (path === '/change-password') return 'person.password_changed';
  if (path === '/two-factor/disable') return 'person.second_factor_removed';
  const isFirst = path === '/two-factor/verify-totp' && person?.hasSecondFactor === false;
  return isFirst ? 'person.second_factor_added' : null;
}

/** What is sent on: a new password ends every other session, and is another one than the old. */
function bodyFor(path: string, { body }: FastifyRequest): Body {
  const sent = typeof body === 'object' && body !== null ? (body as Body) : {};
  if (path !== '/change-password') return sent;
  if (sent.newPassword === sent.currentPassword) {
    const errors = [{ field: '/newPassword', code: 'same', message: 'must be another one than before' }];
    throw new ProblemV1Error('invalid_request', {
      detail: 'The new password must be another one than before.',
      members: { errors },
    });
  }
  return { ...sent, revokeOtherSessions: true };
}

/** Whose password is tried by a request; null when none is. */
function guardedEmail(path: string, body: Body, person: SignedIn | null): string | null {
  if (path === '/sign-in/email') return typeof body.email === 'string' ? body.email : null;
  const isTried = typeof body.password === 'string' || typeof body.currentPassword === 'string';
  return person !== null && isTried ? person.email : null;
}

async function waitTurn({ people }: Services, email: string, address: string): Promise<void> {
  const retryAfter = await people.guard.begin(email, address);
  if (retryAfter > 0) throw new ProblemV1Error('too_many_sign_ins', { retryAfter });
}

/** The request as the library for people sees it: of what came in, only cookies, browser, address and body. */
function toRequest(request: FastifyRequest, path: string, body: Body): Request {
  const { cookie, 'user-agent': browser = '' } = request.headers;
  const headers = new Headers({
    'content-type': 'application/json',
    'user-agent': browser.slice(0, 200),
    // Where it really comes from was checked before.
    origin: AUTH_ORIGIN,
    [ADDRESS_HEADER]: request.ip,
    ...(cookie === undefined ? {} : { cookie }),
  });
  return new Request(`${AUTH_ORIGIN}/v1/auth${path}`, {
    method: request.method,
    headers,
    ...(request.method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
}

/** A session is in its cookie, which no script reads; so no answer has it either. */
function withoutToken(name: string, value: unknown): unknown {
  return name === 'token' ? undefined : value;
}
