import { isUtf8 } from 'node:buffer';
import { unsoundValue } from '@couponry/contract';
import type { FastifyInstance } from 'fastify';
import { BadRequest } from './bad-request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for the hash of an idempotency key. */
    rawBody: string;
  }
}

/** A number with so many digits may not be what was written once it is read: a double has 15 for certain, integers more. */
const LONG_NUMBER = /[0-9.]{16}/;
const CERTAIN_DIGITS = 15;

/**
 * Reads JSON bodies strictly: UTF-8 only, no number that a double would change, nothing that cannot be stored. A body of no
 * bytes is no body, whatever its content type says: deployed stores send such.
 */
export function acceptJson(app: FastifyInstance): void {
  app.decorateRequest('rawBody', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/(merge-patch\+)?json/,
    { parseAs: 'buffer' },
    (request, body, done) => {
      try {
        const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
        if (!isUtf8(bytes)) throw new BadRequest([{ field: '', message: 'is not valid UTF-8' }]);
        request.rawBody = bytes.toString('utf8');
        done(null, request.rawBody.trim() === '' ? undefined : parseJson(request.rawBody));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request;
    const isEmpty = headers['content-length'] === undefined || headers['content-length'] === '0';
    if (isEmpty && headers['transfer-encoding'] === undefined) delete headers['content-type'];
    done();
  });
}

function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = LONG_NUMBER.test(text) ? JSON.parse(text, refuseLongNumber) : JSON.parse(text);
  } catch (error) {
    if (error instanceof BadRequest) throw error;
    throw new BadRequest([{ field: '', message: 'is not JSON' }]);
  }
  const unsound = unsoundValue(value);
  if (unsound !== null) throw new BadRequest([unsound]);
  return value;
}

function refuseLongNumber(name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value;
  if (Number.isSafeInteger(value) && String(value) === context?.source) return value;
  const digits = (context?.source ?? '').replace(/[eE].*$/, '').replaceAll(/^-?0*\.?0*|\./g, '');
  if (digits.length <= CERTAIN_DIGITS) return value;
  throw new BadRequest([{ field: `/${name}`, message: `has more than ${CERTAIN_DIGITS} digits` }]);
}
