import type { FastifyRequest } from 'fastify';

/** Whether people come over TLS: the public address says so, or a proxy that is trusted. */
export function isOverTls(request: FastifyRequest, publicUrl: string | null): boolean {
  return request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
}
