import type { ProblemFields } from '@couponry/contract';
import type { Answer } from './answer.ts';
import type { Failed } from './errors/couponry-error.ts';
import { CouponryProblem } from './errors/couponry-problem.ts';
import { CouponryUnreadableAnswer } from './errors/couponry-unreadable-answer.ts';
import type { Failure } from './failure.ts';
import type { Operation } from './operation.ts';

/** What a proxy answers for a server that is away: the request may have reached it. */
const OF_PROXIES: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Reads what came back: a success, or how it failed. What is no answer of the method is none, whatever its status: the page by which
 * a network asks whom it has before it, or which a wrong address shows, is 200 too. Rejects when the connection breaks meanwhile.
 */
export async function readAnswer(
  { answers }: Operation,
  response: Response,
  failed: Failed,
): Promise<Answer | Failure> {
  const { status, headers } = response;
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (response.ok && type.trim() === answers) return success(response, await picture(response, type), failed);
  const text = await response.text();
  const body = isJson(type) ? parsed(text) : undefined;
  if (response.ok && answers === undefined && body !== undefined) return success(response, body, failed);
  const retryAfter = readRetryAfter(headers.get('retry-after'));
  if (isProblem(body)) {
    return {
      error: new CouponryProblem(body, retryAfter, failed),
      outcome: outcomeOf(body, retryAfter),
      retryAfter,
    };
  }
  const error = new CouponryUnreadableAnswer(status, text, failed);
  return { error, outcome: OF_PROXIES.has(status) ? 'unknown' : 'final', retryAfter };
}

/** What is not JSON: as a text where it is one, else its bytes. */
async function picture(response: Response, type: string): Promise<string | Uint8Array> {
  return type.trim().endsWith('+xml') ? await response.text() : new Uint8Array(await response.arrayBuffer());
}

function success({ status, headers }: Response, body: unknown, { attempts }: Failed): Answer {
  return { status, body, etag: headers.get('etag'), headers, attempts };
}

function outcomeOf({ status, code, outcome }: ProblemFields, retryAfter: number | null): Failure['outcome'] {
  if (status === 503) return outcome ?? 'unknown';
  if (status === 429 && retryAfter !== null) return 'none';
  // The same request is being carried out, as a rule for an attempt whose answer got lost.
  return code === 'idempotency_in_flight' ? 'none' : 'final';
}

function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json$/.test(type.trim());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is ProblemFields {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}

/** `Retry-After` (RFC 9110, 10.2.3) in milliseconds: it is written in seconds or as a date. */
function readRetryAfter(text: string | null): number | null {
  if (text === null) return null;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
