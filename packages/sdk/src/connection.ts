import type { Answer } from './answer.ts';
import { Authentication } from './authentication.ts';
import { Call } from './call.ts';
import type { ArgumentsOf, CallOf } from './call-types.ts';
import type { Failed } from './errors/couponry-error.ts';
import { CouponryNetworkError } from './errors/couponry-network-error.ts';
import { CouponryProblem } from './errors/couponry-problem.ts';
import { CouponryTimeout } from './errors/couponry-timeout.ts';
import type { Failure } from './failure.ts';
import { Listing, type Page } from './listing.ts';
import type { Operation } from './operation.ts';
import { pause } from './pause.ts';
import { readAnswer } from './read-answer.ts';
import { type CouponryRequest, requestOf } from './request.ts';
import { retryWait } from './retry-wait.ts';
import type { CouponrySettings, HeaderFields, Patience } from './settings.ts';
import { unlessAborted } from './unless-aborted.ts';

/** What is in force of {@link Patience}. */
type Bounds = { readonly [Name in keyof Patience]-?: number };

const PATIENCE: Bounds = { timeout: 10_000, deadline: 30_000, retries: 4 };

/**
 * Sends requests to one installation, and again where that may help. What `Couponry` stands on; by itself it is for bundles that
 * should have only the methods that they call.
 *
 * @example
 * import { Connection, getWallet } from '@couponry/sdk';
 * const wallet = await new Connection({ url, token }).call(getWallet, clientId);
 */
export class Connection {
  readonly #settings: CouponrySettings;
  readonly #url: string;
  readonly #authentication: Authentication;

  /** @throws TypeError for an address that is none, or when there is both a key and a token */
  constructor(settings: CouponrySettings) {
    this.#settings = settings;
    this.#url = readUrl(settings.url ?? '');
    this.#authentication = new Authentication(settings);
  }

  /** Calls a method with the parameters of its path, its body or query, and options. */
  call<Op extends Operation>(operation: Op, ...args: ArgumentsOf<Op>): CallOf<Op> {
    const send = async (more?: { readonly cursor: string }) =>
      await this.#send(requestOf(operation, args, more));
    if (operation.isList !== true) return new Call(send()) as unknown as CallOf<Op>;
    const sendPage = send as (more?: { readonly cursor: string }) => Promise<Answer<number, Page<unknown>>>;
    return new Listing(sendPage(), (cursor) => sendPage({ cursor })) as unknown as CallOf<Op>;
  }

  async #send(request: CouponryRequest): Promise<Answer> {
    const { retries, deadline } = this.#patience(request);
    const endsAt = performance.now() + deadline;
    const isRepeatable = request.headers['if-match'] === undefined;
    let [mayRenew, renew] = [this.#authentication.canRenew, false];
    for (let attempts = 1; ; attempts += 1) {
      const reply = await this.#attempt(request, attempts, endsAt, renew);
      if (!('error' in reply)) return reply;
      const { error, outcome, retryAfter } = reply;
      renew = mayRenew && isRefusedToken(error);
      if (renew) {
        mayRenew = false;
        continue;
      }
      const mayRepeat = outcome === 'none' || (outcome === 'unknown' && isRepeatable);
      const wait = retryWait(attempts, retryAfter);
      if (!mayRepeat || attempts > retries || performance.now() + wait >= endsAt) throw error;
      await pause(wait, request.options.signal ?? new AbortController().signal);
    }
  }

  async #attempt(
    request: CouponryRequest,
    attempts: number,
    endsAt: number,
    renew: boolean,
  ): Promise<Answer | Failure> {
    const { operation, options } = request;
    const { timeout } = this.#patience(request);
    const failed: Failed = { operation: operation.id, attempts };
    const whole = within(endsAt - performance.now(), options.signal);
    let asker: HeaderFields;
    try {
      asker = await unlessAborted(this.#authentication.headers(operation, renew), whole.signal);
    } catch (reason) {
      // What the caller's own hooks fail for is no failure of the call: it is told as it is.
      if (!whole.late.aborted || reason !== whole.late.reason) throw reason;
      const error = new CouponryTimeout(`Who asks was not told within ${whole.left} ms`, failed, reason);
      return { error, outcome: 'none', retryAfter: null };
    }
    const { left, late, signal } = within(Math.min(timeout, endsAt - performance.now()), options.signal);
    try {
      return await readAnswer(operation, await this.#fetch(request, asker, signal), failed);
    } catch (cause) {
      if (options.signal?.aborted === true) throw options.signal.reason;
      const error = late.aborted
        ? new CouponryTimeout(`No answer within ${left} ms`, failed, cause)
        : new CouponryNetworkError('No connection, or it broke', failed, cause);
      return { error, outcome: 'unknown', retryAfter: null };
    }
  }

  #fetch(request: CouponryRequest, asker: HeaderFields, signal: AbortSignal): Promise<Response> {
    const { fetch: ask = globalThis.fetch, credentials } = this.#settings;
    return ask(`${this.#url}${request.path}`, {
      method: request.operation.method,
      headers: { accept: 'application/json, */*;q=0.5', ...asker, ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(credentials === undefined ? {} : { credentials }),
      // A redirect would turn a POST into a GET, and could carry the key elsewhere.
      redirect: 'error',
      signal,
    });
  }

  #patience({ options }: CouponryRequest): Bounds {
    const { timeout, deadline, retries } = { ...this.#settings, ...options };
    return {
      timeout: timeout ?? PATIENCE.timeout,
      deadline: deadline ?? PATIENCE.deadline,
      retries: retries ?? PATIENCE.retries,
    };
  }
}

/** What is aborted after so many milliseconds (`late`), and what the caller's signal aborts too. */
function within(milliseconds: number, callers: AbortSignal | undefined) {
  const left = Math.max(0, Math.ceil(milliseconds));
  const late = AbortSignal.timeout(left);
  return { left, late, signal: callers === undefined ? late : AbortSignal.any([callers, late]) };
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof CouponryProblem && error.is('key_unknown');
}

/** The address without a slash at its end. */
function readUrl(url: string): string {
  if (url === '' && !('location' in globalThis)) throw new TypeError('url is needed outside of a browser');
  if (url !== '' && !/^https?:\/\/[^/\s?#]+[^\s?#]*$/.test(url)) {
    throw new TypeError(`url has to be as https://coupons.example.com, not ${JSON.stringify(url)}`);
  }
  return url.replace(/\/+$/, '');
}
