import type { FastifyInstance } from 'fastify';

/** Whether the process can serve, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** `/health/live` while the process runs, `/health/ready` when it can serve. */
export function healthRoutes(readiness: () => Promise<Readiness>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/health/live', async () => ({ status: 'live' }));
    app.get('/health/ready', async (_request, reply) => {
      const found = await readiness();
      if (found.ready) return { status: 'ready' };
      return await reply
        .code(503)
        .header('retry-after', '1')
        .send({ status: 'unavailable', reason: found.reason });
    });
  };
}
