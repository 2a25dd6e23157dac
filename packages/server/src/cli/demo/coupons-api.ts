import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from '../failure.ts';

/** The answer of a method: its data, or the code and sentence of a business outcome that is not success. */
export type Answer<Data> =
  | { readonly code: 1; readonly data: Data }
  | { readonly code: number; readonly description: string; readonly data: null };

/** A request of the Coupons API 3.0.0. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

const TIMEOUT_MS = 30_000;
/** How long a server may say that it is busy or its database away. */
const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_S = 5;
/** Busy or without its database, and: the same request is under way. Both say when to come again. */
const TRY_AGAIN = [503, 409];

/** Speaks the Coupons API 3.0.0 to a server, as a store would. */
export class CouponsApi {
  readonly url: string;
  readonly #key: string;
  readonly #stopped: AbortSignal;

  /** @param stopped ends waiting for a busy server */
  constructor(url: string, key: string, stopped: AbortSignal) {
    this.url = url.replace(/\/+$/, '');
    this.#key = key;
    this.#stopped = stopped;
  }

  /** Sends a request that can end in a business outcome. @throws CommandFailure for everything else than an answer */
  async send<Data>(request: ApiRequest): Promise<Answer<Data>> {
    const end = performance.now() + PATIENCE_MS;
    while (true) {
      const response = await this.#fetch(request);
      const answer = await readAnswer<Data>(response);
      if (response.ok && answer !== null) return answer;
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const mayRepeat = TRY_AGAIN.includes(response.status) && seconds >= 0 && performance.now() < end;
      if (!mayRepeat) throw this.#unexpected(request, response.status, answer);
      await this.#wait(Math.min(seconds, LONGEST_PAUSE_S));
    }
  }

  /** Sends a request that must succeed. @throws CommandFailure when it does not */
  async require<Data>(request: ApiRequest): Promise<Data> {
    const answer = await this.send<Data>(request);
    if (answer.data === null) throw this.#unexpected(request, 200, answer);
    return answer.data;
  }

  async #fetch({ method, path, body, idempotencyKey }: ApiRequest): Promise<Response> {
    try {
      return await fetch(`${this.url}${path}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'api-version': '3.0.0',
          'api-key': this.#key,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const { message, cause } = error as Error;
      const why = cause instanceof Error ? cause.message || cause.name : message;
      throw new CommandFailure(`The server at ${this.url} can not be reached: ${why}`);
    }
  }

  async #wait(seconds: number): Promise<void> {
    await pause(seconds * 1000, undefined, { signal: this.#stopped }).catch(() => {
      throw new CommandFailure('The demo was stopped. Run it again: it goes on where it was.');
    });
  }

  #unexpected({ method, path }: ApiRequest, status: number, answer: Answer<unknown> | null): CommandFailure {
    const said = answer !== null && 'description' in answer ? `: ${answer.description}` : '.';
    return new CommandFailure(`${method} ${this.url}${path} was answered with HTTP ${status}${said}`);
  }
}

/** The envelope of an answer, or null for what is none: not every address is that of a Couponry. */
async function readAnswer<Data>(response: Response): Promise<Answer<Data> | null> {
  try {
    const answer = (await response.json()) as Answer<Data> | null;
    return typeof answer?.code === 'number' ? answer : null;
  } catch {
    return null;
  }
}
