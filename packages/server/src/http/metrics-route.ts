import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MetricsText } from '../platform/metrics.ts';
import { isSameSecret } from '../platform/secrets.ts';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** `/metrics`: on loopback, or with the metrics key as bearer. */
export function metricsRoute(metricsKey: string | null, read: () => Promise<MetricsText>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/metrics', async (request, reply) => {
      if (!isAllowed(request, metricsKey)) return await reply.code(403).send({ status: 'forbidden' });
      const { contentType, text } = await read();
      return await reply.header('content-type', contentType).send(text);
    });
  };
}

/** The connection counts, not what a proxy says of it. */
function isAllowed(request: FastifyRequest, metricsKey: string | null): boolean {
  const isForwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  if (!isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '')) return true;
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (metricsKey === null || bearer === undefined) return false;
  return isSameSecret(Buffer.from(bearer), Buffer.from(metricsKey));
}
