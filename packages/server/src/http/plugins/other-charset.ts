import type { FastifyRequest } from 'fastify';

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]{1,40})/i;
/** ASCII is a part of UTF-8. */
const READ = /^(?:utf-?8|(?:us-)?ascii)$/i;

/**
 * The charset that a request says its body is in, where that is none that is read. Without such a word a body is UTF-8, as JSON is.
 *
 * @example otherCharset(request) // 'iso-8859-1'
 */
export function otherCharset({ headers }: FastifyRequest): string | null {
  const named = CHARSET.exec(headers['content-type'] ?? '')?.[1];
  return named === undefined || READ.test(named) ? null : named;
}
