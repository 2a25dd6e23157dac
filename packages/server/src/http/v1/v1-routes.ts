import { PROBLEMS } from '@couponry/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readTokenBearer, type TokenPorts } from '../../commands/clients/client-token.ts';
import { authenticate } from '../plugins/authenticate.ts';
import { acceptJson } from '../plugins/json-body.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import { describeErrors, isOurFault, tellProblem } from '../plugins/tell-problem.ts';
import type { Services } from '../services.ts';
import { clientTokenRoute } from './client-token-route.ts';

/** The modern API, under `/v1`. */
export function v1Routes(services: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(sendProblem);
    const ports: TokenPorts = { ...services, clock: services.codes.clock };
    authenticate(app, services, readBearer, (token) => readTokenBearer(token, ports));
    refuseTooLarge(app);
    acceptJson(app);
    app.setNotFoundHandler(() => {
      throw new ProblemError(PROBLEMS.pathUnknown);
    });
    clientTokenRoute(app, services);
  };
}

function readBearer({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Answers an error as a problem document (RFC 9457). */
function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const told = tellProblem(error);
  if (isOurFault(told)) request.log.error({ reqId: request.id, err: error }, 'request failed');
  const { status, message, description } = told.problem;
  const retryAfter = told.retryAfter ?? null;
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  const problem = {
    type: `urn:couponry:problem:${message}`,
    title: description,
    status,
    detail: told.errors === undefined ? description : describeErrors(told.errors),
    instance: request.url.split('?')[0],
    code: message,
    ...(told.errors === undefined
      ? {}
      : { errors: told.errors.map((found) => ({ code: 'invalid', ...found })) }),
    ...(told.outcome === undefined ? {} : { outcome: told.outcome }),
    requestId: request.id,
  };
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
