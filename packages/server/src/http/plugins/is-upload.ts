import type { FastifyContextConfig, FastifyRequest } from 'fastify';

/**
 * Whether the body of a request is said to be a file that its route takes as it is.
 *
 * @param config of its route
 */
export function isUpload({ headers }: FastifyRequest, { uploads }: FastifyContextConfig): boolean {
  if (uploads === undefined) return false;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(uploads.types, type);
}
