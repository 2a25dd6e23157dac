import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Log } from '../platform/log.ts';
import type { Metrics, MetricsText } from '../platform/metrics.ts';
import { Admission } from './admission.ts';
import { answerUnreadable, MAX_HEADERS } from './answer-unreadable.ts';
import { consoleRoutes } from './console/console-routes.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { healthRoutes, type Readiness } from './health-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './open-api-route.ts';
import { letBodiesWait } from './plugins/ask-for-body.ts';
import { refuseUnanswerable } from './plugins/refuse-unanswerable.ts';
import type { Services } from './services.ts';
import { authRoutes } from './v1/auth-routes.ts';
import { invitationRoutes } from './v1/invitation-routes.ts';
import { v1Routes } from './v1/v1-routes.ts';
import { handleError } from './v3/error-handler.ts';
import { v3Routes } from './v3/v3-routes.ts';

const BODY_LIMIT = 1024 * 1024;
/** A proxy in front keeps connections for a minute as a rule; it must not be the one to find them closed. */
const KEEP_ALIVE_MS = 72_000;
/** A request that has not arrived by then is given up: half a gigabyte over a slow line takes less. */
const REQUEST_TIMEOUT_MS = 600_000;
/** A code that is absurdly long is a code that does not exist, not a path that does not. */
const MAX_PARAMETER = MAX_HEADERS;

/** What the HTTP side stands on. */
export interface HttpOptions {
  readonly services: Services;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly trustProxy: readonly string[];
  readonly metricsKey: string | null;
  /** Where the console is built, when not in its package. */
  readonly consoleFolder?: string | undefined;
  readonly readiness: () => Promise<Readiness>;
  readonly readMetrics: () => Promise<MetricsText>;
}

/** Makes the HTTP server with all its routes; it does not listen yet. */
export function createHttp(options: HttpOptions): FastifyInstance {
  const { services, log, metrics } = options;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Hardly any request logs; whoever does says which request it was.
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // A request without a body, such as a look-up, has nothing to read: its stream is never set up.
    // Without a host Node itself would answer, and say nothing.
    http: { maxHeaderSize: MAX_HEADERS, optimizeEmptyRequests: true, requireHostHeader: false },
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: MAX_PARAMETER },
    rewriteUrl: ({ url = '/' }) => (url.includes('%') ? escapeLonePercents(url) : url),
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    clientErrorHandler: answerUnreadable,
  }) as unknown as FastifyInstance;
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    if (log.isLevelEnabled('debug')) {
      log.debug(
        { method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime },
        'request',
      );
    }
    done();
  });
  app.addHook('onRequest', (_request, reply, done) => {
    // Whoever knows better says so in its place.
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    done();
  });
  refuseUnanswerable(app);
  letBodiesWait(app.server);
  void app.register(healthRoutes(options.readiness));
  void app.register(metricsRoute(options.metricsKey, options.readMetrics));
  void app.register(openApiRoute);
  void app.register(docsRoutes);
  const admission = new Admission(services, (method, route, milliseconds) =>
    metrics.requests.observe({ method, route, status: 503 }, milliseconds / 1000),
  );
  admission.guard(app.server);
  void app.register(consoleRoutes(options.consoleFolder), { prefix: '/console' });
  void app.register(authRoutes(services), { prefix: '/v1/auth' });
  void app.register(invitationRoutes(services), { prefix: '/v1' });
  void app.register(v1Routes(services, admission), { prefix: '/v1' });
  void app.register(v3Routes(services, admission));
  return app;
}

/** Stores send codes with little escaping: a percent sign that escapes nothing stands for itself, as in `50%` or `50%DEAL`. */
function escapeLonePercents(url: string): string {
  const [path = '', ...query] = url.split('?');
  const escaped = path
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (run) => (isUtf8Escaped(run) ? run : run.replaceAll('%', '%25')));
  return [escaped, ...query].join('?');
}

function isUtf8Escaped(run: string): boolean {
  try {
    // Asked for what it says, not only whether it throws: the bundler leaves out a call of which nobody reads the value.
    return decodeURIComponent(run) !== run;
  } catch {
    return false;
  }
}
