import type { Operation } from './operation.ts';

/** Headers by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** Asked for a client token. `renew`: the one that was given last is refused, so that a new one is needed. */
export type GetToken = (ask: { readonly renew: boolean }) => string | Promise<string>;

/** How long a call may take and how often it is tried. */
export interface Patience {
  /** Milliseconds for one attempt, its answer included. Default 10,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for the call as a whole: all attempts and the pauses between them. Default 30,000. */
  readonly deadline?: number | undefined;
  /** How often it is tried again at most; 0: never. Default 4. */
  readonly retries?: number | undefined;
}

/** Where Couponry is and who asks. */
export interface CouponrySettings extends Patience {
  /** The address of the installation, without `/v1`. Left out: the one that the page came from; only in a browser. */
  readonly url?: string | undefined;
  /** An API key. For servers only: whoever can read the page can read the key. */
  readonly key?: string | undefined;
  /** A client token, for a browser or an app; or what gets one, asked again once when the server refuses the last. */
  readonly token?: string | GetToken | undefined;
  /** More headers for every request, for example of a session; or what makes them, asked before each attempt. */
  readonly headers?:
    | HeaderFields
    | ((operation: Operation) => HeaderFields | Promise<HeaderFields>)
    | undefined;
  /** Whether cookies are sent, as `fetch` has it: `include`, `same-origin` or `omit`. */
  readonly credentials?: 'include' | 'same-origin' | 'omit' | undefined;
  /** What sends a request. Default: the `fetch` of the platform. */
  readonly fetch?: typeof fetch | undefined;
}
