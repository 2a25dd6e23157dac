import type { IncomingHttpHeaders } from 'node:http';
import { PROBLEMS } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { readTokenBearer, type TokenPorts } from '../../commands/clients/client-token.ts';
import type { Admission } from '../admission.ts';
import { authenticate, type FindBearer } from '../plugins/authenticate.ts';
import { acceptJson } from '../plugins/json-body.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import { FULL } from '../plugins/tell-problem.ts';
import type { Services } from '../services.ts';
import { activationRoute } from './activation-route.ts';
import { admitPerson } from './admit-person.ts';
import { auditRoutes } from './audit-routes.ts';
import { clientDataRoutes } from './client-data-routes.ts';
import { clientRoutes } from './client-routes.ts';
import { clientTokenRoute } from './client-token-route.ts';
import { codeRoutes } from './code-routes.ts';
import { couponListRoutes } from './coupon-list-routes.ts';
import { couponRoutes } from './coupon-routes.ts';
import { heedOrigin, preflightRoutes } from './cross-origin.ts';
import { issueRoutes } from './issue-routes.ts';
import { keyRoutes } from './key-routes.ts';
import { meRoutes } from './me-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { redemptionRoutes } from './redemption-routes.ts';
import { reservationRoutes } from './reservation-routes.ts';
import { PROBLEM_JSON, problemDocument, sendProblem } from './send-problem.ts';
import { servingOn } from './serve.ts';
import { servingPerson } from './serve-person.ts';
import { acceptOrders, simulationRoutes } from './simulation-routes.ts';
import { statisticsRoute } from './statistics-route.ts';
import { timelineRoutes } from './timeline-route.ts';
import { validationRoute } from './validation-route.ts';
import { workspaceRoutes } from './workspace-routes.ts';
import { workspaceStatisticsRoutes } from './workspace-statistics-routes.ts';

/** The modern API, under `/v1`. */
export function v1Routes(services: Services, admission: Admission) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(sendProblem);
    const ports: TokenPorts = { ...services, clock: services.codes.clock };
    const findBearer: FindBearer = async (token, request, reply) => {
      const found = await readTokenBearer(token, ports);
      heedOrigin(request, reply, found);
      return found.bearer;
    };
    authenticate(app, services, readBearer, findBearer, (request) => admitPerson(request, services));
    admission.note(app, { readKey: readBearer, contentType: PROBLEM_JSON, text: textOfFull });
    refuseTooLarge(app);
    acceptJson(app);
    app.setNotFoundHandler(() => {
      throw new ProblemError(PROBLEMS.pathUnknown);
    });
    preflightRoutes(app);
    const serve = servingOn(app, services);
    couponRoutes(serve, services);
    couponListRoutes(serve, services);
    statisticsRoute(serve, services);
    codeRoutes(serve, services);
    issueRoutes(serve, services);
    clientRoutes(serve, services);
    timelineRoutes(serve, services);
    clientDataRoutes(serve, services);
    clientTokenRoute(serve, services);
    activationRoute(serve, services);
    validationRoute(serve, services);
    redemptionRoutes(serve, services);
    reservationRoutes(serve, services);
    await app.register((files: FastifyInstance) => {
      acceptOrders(files);
      simulationRoutes(servingOn(files, services), services);
      return Promise.resolve();
    });
    keyRoutes(serve, services);
    peopleRoutes(serve, services);
    workspaceRoutes(serve, services);
    auditRoutes(serve, services);
    workspaceStatisticsRoutes(serve, services);
    meRoutes(servingPerson(app), services);
  };
}

function readBearer({ headers }: { readonly headers: IncomingHttpHeaders }): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

let turnedAway = 0;

/** What is told before the framework has given the request an id. */
function textOfFull(url: string): string {
  turnedAway += 1;
  return JSON.stringify(problemDocument(FULL, url, `full-${turnedAway.toString(36)}`));
}
