import { nextInstant } from './next-instant.ts';

/** What to send besides method and path. `json` is sent as it is where it is a string. */
export interface CallOptions {
  /** The API key; null: none. */
  readonly key?: string | null;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The envelope of every answer. */
export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly description: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly data: AnswerData;
}

/** A coupon as it comes over the wire. */
export interface WireCoupon {
  readonly uuid: string;
  readonly name: string;
  readonly code: string | null;
  readonly startAt: string;
  readonly endAt: string;
  readonly discountValue: number;
  readonly status: string;
  readonly version: number;
  readonly [name: string]: unknown;
}

/** Whatever methods answer, each field where a method has it. */
interface AnswerData {
  readonly coupon: WireCoupon;
  readonly coupons: Readonly<Record<string, WireCoupon>>;
  readonly paginator: { readonly limit: number; readonly offset: number; readonly total: number };
  readonly uuid: string;
  readonly code: string;
  readonly isValid: boolean;
  readonly reason: { readonly code: number; readonly message: string };
  readonly usedAt: string | null;
  readonly activatedAt: string | null;
  readonly expiresAt: string;
  readonly client: { readonly uuid: string };
  readonly timeline: readonly Readonly<Record<string, unknown>>[];
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly clients: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly days: readonly Readonly<Record<string, unknown>>[];
  readonly created: number;
  readonly updated: number;
  readonly failed: readonly { readonly key: string; readonly code: number; readonly message: string }[];
  readonly [name: string]: unknown;
}

/** An answer: its HTTP status, its envelope and its headers. */
export interface Answer {
  readonly status: number;
  readonly body: Envelope;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends one request over HTTP and reads the answer, which is JSON whatever happened. */
export async function call(url: string, method: string, options: CallOptions): Promise<Answer> {
  const { key = null, json, headers = {} } = options;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(key === null ? {} : { 'api-key': key }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: typeof json === 'string' ? json : JSON.stringify(json) }),
  });
  const text = await response.text();
  if (method !== 'GET') nextInstant();
  return { status: response.status, body: JSON.parse(text), headers: response.headers, text };
}
