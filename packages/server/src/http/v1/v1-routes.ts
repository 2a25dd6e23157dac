import { PROBLEMS } from '@couponry/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readTokenBearer, type TokenPorts } from '../../commands/clients/client-token.ts';
import { authenticate } from '../plugins/authenticate.ts';
import { acceptJson } from '../plugins/json-body.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import type { Services } from '../services.ts';
import { activationRoute } from './activation-route.ts';
import { clientRoutes } from './client-routes.ts';
import { clientTokenRoute } from './client-token-route.ts';
import { couponRoutes } from './coupon-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { sendProblem } from './send-problem.ts';
import { servingOn } from './serve.ts';
import { statisticsRoute } from './statistics-route.ts';

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
    const serve = servingOn(app, services);
    couponRoutes(serve, services);
    statisticsRoute(serve, services);
    clientRoutes(serve, services);
    clientTokenRoute(serve, services);
    activationRoute(serve, services);
    keyRoutes(serve, services);
  };
}

function readBearer({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}
