import { openApiDocument } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';

/** `GET /openapi.json`: the reference of `/v1`, for everybody; made once. */
export async function openApiRoute(app: FastifyInstance): Promise<void> {
  const text = JSON.stringify(openApiDocument());
  app.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
}
