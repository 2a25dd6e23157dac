import { type ProblemV1, problemV1Of } from '@couponry/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hintOf } from '../plugins/hint-of.ts';
import { answerIn } from '../plugins/reason-words.ts';
import { describeErrors, isOurFault, type Told, tellProblem } from '../plugins/tell-problem.ts';
import { type ProblemDetails, ProblemV1Error } from './problem-v1-error.ts';

/** What every answer that is no success is (RFC 9457). */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** Answers whatever ended a request early as a problem document; only what is our fault is logged. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemV1Error) return send(request, reply, error.problem, error.details);
  const told = tellProblem(error);
  if (isOurFault(told)) request.log.error({ reqId: request.id, err: error }, 'request failed');
  return send(request, reply, problemV1Of(told.problem), detailsOf(told));
}

/** A problem document, for an address that was asked for. */
export function problemDocument(told: Told, url: string, requestId: string): object {
  return documentOf(problemV1Of(told.problem), detailsOf(told), url, requestId);
}

function detailsOf({ errors, retryAfter = null, outcome }: Told): ProblemDetails {
  return {
    ...(errors === undefined ? {} : { detail: describeErrors(errors) }),
    ...(retryAfter === null ? {} : { retryAfter }),
    members: {
      ...(errors === undefined ? {} : { errors: errors.map((found) => ({ code: 'invalid', ...found })) }),
      ...(outcome === undefined ? {} : { outcome }),
    },
  };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemV1,
  details: ProblemDetails,
): FastifyReply {
  const hint = hintOf(problem.code, request);
  if (hint !== null && hint.methods.length > 0) void reply.header('allow', hint.methods.join(', '));
  if (problem.status === 401) void reply.header('www-authenticate', challengeOf(problem));
  if (details.retryAfter !== undefined) void reply.header('retry-after', String(details.retryAfter));
  const said = hint === null ? details : { ...details, detail: hint.text };
  const document = documentOf(problem, said, request.originalUrl, request.id);
  return reply
    .code(problem.status)
    .type(PROBLEM_JSON)
    .send(answerIn(request.headers['accept-language'], document));
}

/** What goes with every 401 (RFC 9110, 15.5.2); there are programs that read none without it. */
function challengeOf({ code }: ProblemV1): string {
  return code === 'key_unknown' ? 'Bearer error="invalid_token"' : 'Bearer';
}

function documentOf(
  { code, status, title }: ProblemV1,
  { detail = title, members }: ProblemDetails,
  url: string,
  requestId: string,
): object {
  const [instance] = url.split('?');
  return {
    type: `urn:couponry:problem:${code}`,
    title,
    status,
    detail,
    instance,
    code,
    ...members,
    requestId,
  };
}
