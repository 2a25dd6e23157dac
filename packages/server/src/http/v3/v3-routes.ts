import { PROBLEMS, ROUTES } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { acceptJson } from '../plugins/json-body.ts';
import type { Services } from '../services.ts';
import { authenticate, callerFrom } from './authenticate.ts';
import { clientBatchRoute } from './client-batch-route.ts';
import { clientRoutes } from './client-routes.ts';
import { codeRoutes } from './code-routes.ts';
import { couponRoutes } from './coupon-routes.ts';
import { sendData } from './envelope.ts';
import { handleError } from './error-handler.ts';
import { ProblemError } from './problem-error.ts';

/** The Coupons API 3.0.0, at the root: what stores that are deployed today speak. */
export function v3Routes(services: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.decorateRequest('caller', null);
    app.setErrorHandler(handleError);
    authenticate(app, services);
    refuseTooLarge(app);
    acceptJson(app);
    app.setNotFoundHandler(() => {
      throw new ProblemError(PROBLEMS.pathUnknown);
    });
    couponRoutes(app, services);
    codeRoutes(app, services);
    clientRoutes(app, services);
    clientBatchRoute(app, services);
    app.route({
      method: 'GET',
      url: ROUTES.test.path,
      config: ROUTES.test,
      handler: async (request, reply) => {
        const { id, name } = callerFrom(request).workspace;
        return sendData(reply, { 'business-profile': { id, name } });
      },
    });
    // Tracking is not ours; a store that asks for it is to go on.
    app.route({
      method: 'GET',
      url: ROUTES.trackingCode.path,
      config: ROUTES.trackingCode,
      handler: async (_request, reply) => sendData(reply, null),
    });
  };
}

/** A body that says it is too large is refused before its type is looked at. */
function refuseTooLarge(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const length = Number(request.headers['content-length'] ?? 0);
    const limit = request.routeOptions.bodyLimit;
    if (limit !== undefined && length > limit) done(new ProblemError(PROBLEMS.tooLarge));
    else done();
  });
}
