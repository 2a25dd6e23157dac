import { PROBLEMS, ROUTES_V1, type RouteV1 } from '@couponry/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FoundToken } from '../../commands/clients/client-token.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { pathOfRoute } from './serve.ts';

/** What a page that shows a client token may send beside what any page may. */
const REQUEST_HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, Accept-Language';
/** What such a page may read beside what any page may. */
const ANSWER_HEADERS = 'ETag, Retry-After';
/** Seconds for which a browser need not ask again: as long as Chromium heeds. What is answered changes only with the version. */
const MAX_AGE = '7200';

/**
 * Adds the answers to what browsers ask before a page of another origin may send a request (preflights), for the methods that
 * client tokens may call. They show no token, so every origin may ask; whether it is one of the token is seen when the request
 * comes. All other methods answer as if there were no such question.
 */
export function preflightRoutes(app: FastifyInstance): void {
  const routes: readonly RouteV1[] = Object.values(ROUTES_V1);
  const forTokens = routes.filter(({ scopes }) => scopes.includes('token'));
  for (const [url, ofUrl] of Map.groupBy(forTokens, (route) => pathOfRoute(route).url)) {
    const methods = ofUrl.map(({ method }) => method);
    const isOpenTo = ({ headers }: FastifyRequest): boolean =>
      headers.origin !== undefined &&
      methods.some((method) => method === headers['access-control-request-method']);
    app.route({
      ...{ method: 'OPTIONS', url, config: { isOpenTo } },
      handler: (request, reply) => {
        // With a key or a token it is no question of a browser's.
        if (request.caller !== null) throw new ProblemError(PROBLEMS.pathUnknown);
        return answerPreflight(request, reply, methods.join(', '));
      },
    });
  }
}

function answerPreflight({ headers }: FastifyRequest, reply: FastifyReply, methods: string): FastifyReply {
  return reply
    .code(204)
    .headers({
      'access-control-allow-origin': headers.origin,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': REQUEST_HEADERS,
      'access-control-max-age': MAX_AGE,
      vary: 'Origin',
    })
    .send();
}

/**
 * Lets a page read the answer where its origin is one of the token that it shows, also the answer that the token is over. A page
 * of another origin is refused; what has no origin (an app, a server) and tokens that name none are as ever.
 *
 * @throws ProblemV1Error `origin_denied`
 */
export function heedOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  { bearer, origins }: FoundToken,
): void {
  const { origin } = request.headers;
  if (origin === undefined || origins === null) return;
  void reply.header('vary', 'Origin');
  if (origins.includes(origin)) {
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': ANSWER_HEADERS,
    });
  } else if (bearer !== null && request.routeOptions.config.scopes?.includes('token') === true) {
    throw new ProblemV1Error('origin_denied');
  }
}
