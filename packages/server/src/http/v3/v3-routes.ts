import type { IncomingHttpHeaders } from 'node:http';
import { PROBLEMS, ROUTES } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import type { Admission } from '../admission.ts';
import { authenticate, callerFrom } from '../plugins/authenticate.ts';
import { acceptJson } from '../plugins/json-body.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import { FULL } from '../plugins/tell-problem.ts';
import type { Services } from '../services.ts';
import { clientBatchRoute } from './client-batch-route.ts';
import { clientRoutes } from './client-routes.ts';
import { codeRoutes } from './code-routes.ts';
import { couponRoutes } from './coupon-routes.ts';
import { JSON_TYPE, sendData } from './envelope.ts';
import { envelopeOf, handleError } from './error-handler.ts';

/** The Coupons API 3.0.0, at the root: what stores that are deployed today speak. */
export function v3Routes(services: Services, admission: Admission) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(handleError);
    authenticate(app, services, readVersionAndKey);
    const full = JSON.stringify(envelopeOf(FULL, ''));
    admission.note(app, { readKey: readVersionAndKey, contentType: JSON_TYPE, text: () => full });
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

const VERSIONS = ['3.0.0', '3.0'];

/** The version comes before the key: who speaks another one has to be told so. */
function readVersionAndKey({ headers }: { readonly headers: IncomingHttpHeaders }): string | undefined {
  const version = headers['api-version'];
  if (version !== undefined && !VERSIONS.includes(String(version).trim())) {
    throw new ProblemError(PROBLEMS.versionUnknown);
  }
  const key = headers['api-key'];
  return Array.isArray(key) ? key[0] : key;
}
