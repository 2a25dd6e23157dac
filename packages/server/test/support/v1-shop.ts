import {
  FIELD_CODES,
  type FieldChecker,
  fieldChecker,
  problemsOf,
  ROUTES_V1,
  type RouteV1,
} from '@couponry/contract';
import { nextInstant } from './next-instant.ts';
import { freshCode } from './shop.ts';

/** What to send besides method and path. `json` is sent as it is where it is a string. */
export interface V1Options {
  /** The API key or client token; null: none. */
  readonly key?: string | null;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whatever `/v1` answers, each field where a method has it. */
export interface V1Body {
  readonly id: string;
  readonly data: readonly V1Body[];
  readonly nextCursor: string | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly coupon: V1Body;
  readonly version: number;
  readonly key: string;
  readonly token: string;
  readonly client: { readonly id: string };
  readonly clientId: string;
  readonly usable: readonly V1Body[];
  readonly activatable: readonly V1Body[];
  readonly unusable: readonly V1Body[];
  readonly [name: string]: unknown;
}

/** An answer of `/v1`. */
export interface V1Answer {
  readonly status: number;
  readonly body: V1Body;
  readonly headers: Headers;
  readonly text: string;
}

const routes: readonly RouteV1[] = Object.values(ROUTES_V1);
const checkers = new Map<object, FieldChecker>();

/**
 * Speaks `/v1` in a test's words, over HTTP. Every answer is held against the contract: a success has to fit the schema of its
 * status, a problem has to be one that the method promises.
 */
export class V1Shop {
  readonly #process: { readonly url: string };
  readonly #key: string;

  constructor(process: { readonly url: string }, key: string) {
    this.#process = process;
    this.#key = key;
  }

  /** Sends a request. @throws when the answer is none that the contract promises */
  async call(method: string, path: string, options: V1Options = {}): Promise<V1Answer> {
    const { key = this.#key, json, headers = {} } = options;
    const response = await fetch(`${this.#process.url}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: typeof json === 'string' ? json : JSON.stringify(json) }),
    });
    const text = await response.text();
    if (method !== 'GET') nextInstant();
    const answer = { status: response.status, body: JSON.parse(text), headers: response.headers, text };
    expectPromised(method, path, answer);
    return answer;
  }

  get(path: string, options: V1Options = {}): Promise<V1Answer> {
    return this.call('GET', path, options);
  }

  post(path: string, json: unknown = undefined, options: V1Options = {}): Promise<V1Answer> {
    return this.call('POST', path, { json, ...options });
  }

  patch(path: string, json: unknown, options: V1Options = {}): Promise<V1Answer> {
    return this.call('PATCH', path, { json, ...options });
  }

  /** Makes a published coupon of ten percent with a friendly code of its own, or whatever the fields say. */
  async coupon(fields: Readonly<Record<string, unknown>> = {}): Promise<V1Body> {
    const { status, body, text } = await this.post('/v1/coupons', { ...TEN_OFF(), ...fields });
    if (status !== 201) throw new Error(`The coupon was not made: ${text}`);
    return body;
  }

  /** Makes a client token. `fields`: what else is said of it. */
  async token(
    client: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly token: string; readonly id: string }> {
    const { body } = await this.post('/v1/client-tokens', { client, ...fields });
    return { token: body.token, id: body.client.id };
  }
}

/** The least that makes a coupon, with a code that no other test has. */
export const TEN_OFF = () => ({
  name: 'Ten off',
  codes: { kind: 'friendly', code: freshCode() },
  discount: { kind: 'percent', percent: 10 },
  state: 'published',
});

/** The headers of a request that can be repeated. */
export const idempotent = (key: string = freshCode()) => ({ headers: { 'idempotency-key': key } });

/** The method of the contract that a request reaches. */
function routeOf(method: string, path: string): RouteV1 | undefined {
  const [asked = ''] = path.split('?');
  return routes.find((route) => {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
    return route.method === method && pattern.test(asked);
  });
}

function expectPromised(method: string, path: string, { status, body, headers, text }: V1Answer): void {
  const route = routeOf(method, path);
  if (route === undefined) return;
  const where = `${method} ${path} answered ${status} ${text}`;
  const promised = route.answers.find((answer) => answer.status === status);
  if (promised !== undefined) {
    const checker = checkers.get(promised.schema) ?? fieldChecker(promised.schema);
    checkers.set(promised.schema, checker);
    const errors = checker.check(body);
    if (errors.length > 0) throw new Error(`${where}, but ${JSON.stringify(errors)}`);
    if ((promised.etag === true) !== headers.has('etag')) throw new Error(`${where}: wrong about an ETag`);
    return;
  }
  const areKnown = (body.errors ?? []).every(({ code }) => FIELD_CODES.includes(code));
  const isKnown = areKnown && problemsOf(route).some((code) => code === body.code);
  if (!isKnown || !headers.get('content-type')?.startsWith('application/problem+json')) {
    throw new Error(`${where}, which the contract does not promise`);
  }
}
