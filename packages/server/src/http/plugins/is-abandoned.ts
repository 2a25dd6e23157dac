import type { FastifyRequest } from 'fastify';

/** Whether whoever asked has gone away. */
export function isAbandoned(request: FastifyRequest): () => boolean {
  return () => request.socket.destroyed;
}
