import {
  type BodyOf,
  fieldChecker,
  NO_BODY,
  type OperationId,
  ROUTES_V1,
  type RouteV1,
} from '@couponry/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../commands/people/signed-in.ts';
import { readBody } from '../plugins/bad-request.ts';
import { type Answered, pathOfRoute, send } from './serve.ts';

/** What somebody asks who needs no workspace for it. */
interface AskedAlone<Id extends OperationId> {
  readonly request: FastifyRequest;
  readonly body: BodyOf<Id>;
}

/** What a person asks about themselves. */
interface AskedByPerson<Id extends OperationId> extends AskedAlone<Id> {
  readonly person: SignedIn;
}

/** Adds methods that are about a person alone. */
export type ServePerson = <Id extends OperationId>(
  operationId: Id,
  handler: (asked: AskedByPerson<Id>) => Promise<Answered>,
) => void;

/** Adds methods that anybody may call. */
export type ServeAnybody = <Id extends OperationId>(
  operationId: Id,
  handler: (asked: AskedAlone<Id>) => Promise<Answered>,
) => void;

/** Makes the function that adds methods about a person alone. */
export function servingPerson(app: FastifyInstance): ServePerson {
  return (operationId, handler) => {
    const route: RouteV1 = ROUTES_V1[operationId];
    const read = bodyReader<typeof operationId>(route);
    app.route({
      ...pathOfRoute(route),
      config: { scopes: route.scopes, roles: route.roles, isPersonal: true },
      handler: async (request, reply) => {
        const { person } = request;
        if (person === null) throw new Error('A route was reached without a person');
        return send(reply, await handler({ request, person, body: read(request) }));
      },
    });
  };
}

/** Makes the function that adds methods for anybody; nobody who asks is looked at. */
export function servingAnybody(app: FastifyInstance): ServeAnybody {
  return (operationId, handler) => {
    const route: RouteV1 = ROUTES_V1[operationId];
    const read = bodyReader<typeof operationId>(route);
    app.route({
      ...pathOfRoute(route),
      handler: async (request, reply) => send(reply, await handler({ request, body: read(request) })),
    });
  };
}

function bodyReader<Id extends OperationId>(route: RouteV1): (request: FastifyRequest) => BodyOf<Id> {
  if (route.method === 'GET') return () => undefined as BodyOf<Id>;
  const checker = fieldChecker(route.body?.schema ?? NO_BODY);
  return (request) => readBody(checker, request.body);
}
