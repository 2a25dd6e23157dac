import type { CallOptions, KeyOptions, MatchOptions } from './call-types.ts';
import { makeIdempotencyKey } from './make-idempotency-key.ts';
import type { Operation } from './operation.ts';

/** A request of a method, the same for each attempt; who asks is added to each. */
export interface CouponryRequest {
  readonly operation: Operation;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; undefined: no body. */
  readonly body: string | undefined;
  readonly options: CallOptions;
}

type AnyOptions = CallOptions & KeyOptions & MatchOptions;
type Query = Readonly<Record<string, unknown>>;

/**
 * Makes the request of a call from what the method was called with: the parameters of the path, input, options.
 *
 * @throws TypeError for a parameter that would lead to another path, such as an empty one
 * @example requestOf(getCoupon, ['01a20380-0000-7000-8000-000000000001']).path // '/v1/coupons/01a20380-...'
 */
export function requestOf(operation: Operation, args: readonly unknown[], more: Query = {}): CouponryRequest {
  const rest = [...args];
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(name, rest.shift()));
  const input = operation.input === undefined ? undefined : rest.shift();
  const options = (rest.shift() ?? {}) as AnyOptions;
  const isBody = operation.input === 'body' && input !== undefined;
  return {
    operation,
    path: `${path}${queryText({ ...(operation.input === 'query' ? (input as Query) : {}), ...more })}`,
    headers: { ...(isBody ? { 'content-type': 'application/json' } : {}), ...headersOf(operation, options) },
    body: isBody ? JSON.stringify(input) : undefined,
    options,
  };
}

function headersOf(operation: Operation, options: AnyOptions): Record<string, string> {
  const { idempotencyKey = makeIdempotencyKey(), ifMatch, headers } = options;
  return {
    ...(operation.takesKey === true ? { 'idempotency-key': idempotencyKey } : {}),
    ...(ifMatch === undefined ? {} : { 'if-match': etagOf(ifMatch) }),
    ...headers,
  };
}

function etagOf(known: NonNullable<MatchOptions['ifMatch']>): string {
  if (typeof known === 'string') return known;
  const version = typeof known === 'number' ? known : known.version;
  if (version === undefined)
    throw new TypeError('ifMatch has no version: only keys of scope admin are told it');
  return `"${version}"`;
}

/** What stands in a path for a parameter. */
function segment(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value === '.' || value === '..') {
    throw new TypeError(`${name} has to be a text that can stand in a path, not ${JSON.stringify(value)}`);
  }
  return encodeURIComponent(value);
}

function queryText(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
