import { isUtf8 } from 'node:buffer';
import { PROBLEMS, unsoundValue } from '@couponry/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadRequest } from './bad-request.ts';
import { gatherBody } from './gather-body.ts';
import { isUpload } from './is-upload.ts';
import { CERTAIN_DIGITS, lookThrough, mostValues } from './json-text.ts';
import { otherCharset } from './other-charset.ts';
import { ProblemError } from './problem-error.ts';
import { whyNotJson } from './where-not-json.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for the hash of an idempotency key. */
    rawBody: string;
  }
}

const EMPTY = Buffer.alloc(0);

/** What is wrong with a file of no bytes. */
export const EMPTY_FILE = { field: '', message: 'is an empty file', code: 'missing' };

/** What is wrong with a body that is compressed. */
const CODED = { field: '/Content-Encoding', message: 'must be left out: bodies are read as they are' };

/** Whatever is in so many characters is read before anybody notices. */
const SURELY_QUICK = 262_144;
/** A number with so many digits may not be what was written once it is read. */
const LONG_NUMBER = CERTAIN_DIGITS + 1;
const [POINT, ZERO, NINE] = [46, 48, 57];

/**
 * Reads JSON bodies strictly: UTF-8 only, no number that a double would change, nothing that cannot be stored. A body of no
 * bytes is no body, whatever its content type says: deployed stores send such.
 */
export function acceptJson(app: FastifyInstance): void {
  app.decorateRequest('rawBody', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/(merge-patch\+)?json\s*(;|$)/, (request, stream, done) => {
    if (otherCharset(request) !== null) {
      done(new ProblemError(PROBLEMS.mediaTypeUnknown));
      return;
    }
    gatherBody(stream, request.routeOptions.bodyLimit, (error, bytes = EMPTY) => {
      if (error !== null) {
        done(error);
        return;
      }
      try {
        if (!isUtf8(bytes)) throw new BadRequest([{ field: '', message: 'is not valid UTF-8' }]);
        request.rawBody = bytes.toString('utf8');
        done(null, request.rawBody.trim() === '' ? undefined : parseJson(request));
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    });
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request;
    const hasLength = headers['content-length'] !== undefined && headers['content-length'] !== '0';
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') done(new BadRequest([CODED]));
    else if (hasLength || headers['transfer-encoding'] !== undefined) done();
    else if (headers['content-type'] === undefined) done();
    else if (isUpload(request, request.routeOptions.config)) done(new BadRequest([EMPTY_FILE]));
    else {
      delete headers['content-type'];
      done();
    }
  });
}

function parseJson(request: FastifyRequest): unknown {
  const text = request.rawBody;
  const isLookedThrough = text.length > SURELY_QUICK || hasLongNumber(text);
  const changed = isLookedThrough ? lookThrough(text, mostValues(request.routeOptions.bodyLimit)) : null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest([{ field: '', message: whyNotJson(text) }]);
  }
  if (changed !== null) throw new BadRequest([changed]);
  const unsound = unsoundValue(value, text.includes('\\u'));
  if (unsound !== null) throw new BadRequest([unsound]);
  return value;
}

/**
 * Whether there are so many digits and points in a row, in a number or elsewhere. Every such row has one at a place that divides
 * by its length, so that only these have to be looked at: it is asked of every body.
 */
function hasLongNumber(text: string): boolean {
  for (let place = 0; place < text.length; place += LONG_NUMBER) {
    if (!isOfNumber(text, place)) continue;
    let [from, to] = [place, place];
    while (isOfNumber(text, from - 1)) from -= 1;
    while (isOfNumber(text, to + 1)) to += 1;
    if (to - from + 1 >= LONG_NUMBER) return true;
  }
  return false;
}

/** Nothing is before the beginning and behind the end. */
function isOfNumber(text: string, place: number): boolean {
  const character = text.charCodeAt(place);
  return character === POINT || (character >= ZERO && character <= NINE);
}
