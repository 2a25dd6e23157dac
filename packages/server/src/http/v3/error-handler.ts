import { problemV1Of } from '@couponry/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hintOf } from '../plugins/hint-of.ts';
import { describeErrors, isOurFault, type Told, tellProblem } from '../plugins/tell-problem.ts';
import { send } from './envelope.ts';

/** Answers whatever ended a request early in the envelope of the Coupons API 3.0.0; only what is our fault is logged. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const told = tellProblem(error);
  if (isOurFault(told)) request.log.error({ reqId: request.id, err: error }, 'request failed');
  const retryAfter = told.retryAfter ?? null;
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  // It goes with every 401 (RFC 9110, 15.5.2); there are programs that read none without it.
  if (told.problem.status === 401) void reply.header('www-authenticate', 'Api-Key');
  const hint = hintOf(problemV1Of(told.problem).code, request);
  if (hint !== null && hint.methods.length > 0) void reply.header('allow', hint.methods.join(', '));
  const said = hint === null ? {} : { description: hint.text };
  send(reply, told.problem.status, { ...envelopeOf(told, request.id), ...said });
}

/** The envelope of what ended a request early. */
export function envelopeOf(told: Told, requestId: string): object {
  const { status, message, description } = told.problem;
  return {
    code: status,
    message,
    description: told.errors === undefined ? description : describeErrors(told.errors),
    ...(told.errors === undefined
      ? {}
      : { errors: told.errors.map(({ field, message: text }) => ({ field, message: text })) }),
    ...(status === 500 ? { requestId } : {}),
    data: told.outcome === undefined ? null : { outcome: told.outcome },
  };
}
