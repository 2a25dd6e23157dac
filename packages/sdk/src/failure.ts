import type { CouponryError } from './errors/couponry-error.ts';

/**
 * How an attempt failed. `outcome`: nothing was done (`none`), nobody can tell (`unknown`), or it is `final`, so that trying again
 * would end in the same way.
 */
export interface Failure {
  readonly error: CouponryError;
  readonly outcome: 'none' | 'unknown' | 'final';
  /** Milliseconds that the server wants one to wait; null: it does not say. */
  readonly retryAfter: number | null;
}
