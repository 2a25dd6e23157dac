import type { FastifyRequest } from 'fastify';

/** Whether the body of a request is said to be a file that its route takes as it is. */
export function isUpload({ headers, routeOptions }: FastifyRequest): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(routeOptions.config.uploads?.types ?? {}, type);
}
