import type { FastifyRequest } from 'fastify';
import { ProblemV1Error } from './problem-v1-error.ts';

/** The header that a page of another site can't send: a browser would ask this server first, which allows it to nobody. */
const CSRF_HEADER = 'couponry-csrf';

/**
 * Lets pass only what the console itself asks: it says so in a header, and the browser does not say that it comes from
 * elsewhere. A browser sends the cookie of a session along whoever asks, so a cookie alone proves nothing.
 *
 * @param publicUrl where people reach this installation, when that is not what the request says
 * @throws ProblemV1Error `csrf_failed`
 */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const { origin, 'sec-fetch-site': site = 'same-origin', [CSRF_HEADER]: said } = request.headers;
  const isFromHere = site === 'same-origin' || site === 'none';
  if (said === '1' && isFromHere && isOwn(origin, request, publicUrl)) return;
  throw new ProblemV1Error('csrf_failed');
}

/** Whether an `Origin` is this installation's. Programs send none. */
function isOwn(origin: string | undefined, request: FastifyRequest, publicUrl: string | null): boolean {
  if (origin === undefined) return true;
  const own = URL.parse(origin)?.host;
  return own !== undefined && (own === request.host || own === URL.parse(publicUrl ?? '')?.host);
}
