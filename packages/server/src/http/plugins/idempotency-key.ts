import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import type { IdempotencyKey } from '../../commands/coupon-ledger/command.ts';
import { DEFAULT_STORE } from '../../commands/keys/api-key-commands.ts';
import { callerFrom } from './authenticate.ts';
import { BadRequest } from './bad-request.ts';

const MAX_KEY = 255;

/**
 * The idempotency key of a request, with the hash of its method, path, query and body; null when it has none. A key is that of the
 * store, or of the client whose token is shown: the same words of another one are another request.
 */
export function readIdempotencyKey(request: FastifyRequest): IdempotencyKey | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || key.length < 1 || key.length > MAX_KEY) {
    throw new BadRequest([{ field: '/Idempotency-Key', message: `must have 1 to ${MAX_KEY} characters` }]);
  }
  const route = `${request.method} ${request.routeOptions.url ?? ''}${ownerOf(callerFrom(request))}`;
  const requestHash = hash('sha256', `${request.method}\n${request.url}\n${request.rawBody}`, 'hex');
  return { route, key: utf8Of(key), requestHash };
}

/** Nothing for the default store, whose keys are as they were before keys had owners. */
function ownerOf({ clientId, key: { store } }: Caller): string {
  if (clientId !== null) return ` by client ${clientId}`;
  return store === DEFAULT_STORE ? '' : ` of store ${store}`;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Headers come as Latin-1, whatever was meant. */
function utf8Of(header: string): string {
  return ASCII.test(header) ? header : Buffer.from(header, 'latin1').toString('utf8');
}
