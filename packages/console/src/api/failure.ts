import { CouponryNetworkError, CouponryProblem, CouponryTimeout } from '@couponry/sdk';

/** The code of a page, or of a part of one, could not be loaded. */
export class CodeNotLoaded extends Error {
  constructor(cause: unknown) {
    super('The code of a page could not be loaded', { cause });
    this.name = 'CodeNotLoaded';
  }
}

/** What a failure is to somebody who looks at a page. */
export type FailureKind =
  | 'offline'
  | 'network'
  | 'session'
  | 'password'
  | 'forbidden'
  | 'missing'
  | 'server'
  | 'refused';

/**
 * Tells what kind of failure it is. `session`: nobody is signed in. `password`: a new one is due before anything else. `refused`:
 * the server says why, and that is worth reading.
 */
export function failureKind(error: unknown): FailureKind {
  if (
    error instanceof CouponryNetworkError ||
    error instanceof CouponryTimeout ||
    error instanceof CodeNotLoaded
  ) {
    return navigator.onLine ? 'network' : 'offline';
  }
  if (!(error instanceof CouponryProblem)) return 'server';
  if (error.status === 401) return 'session';
  if (error.code === 'password_change_required') return 'password';
  if (error.status === 403) return 'forbidden';
  if (error.status === 404) return 'missing';
  return error.status >= 500 || error.status === 429 ? 'server' : 'refused';
}

/** Whether the same request may do better in a moment. */
export function isWorthRepeating(error: unknown): boolean {
  const kind = failureKind(error);
  return kind === 'network' || kind === 'server';
}

/** What finds the request in the server's log; null where no server answered. */
export function requestIdOf(error: unknown): string | null {
  return error instanceof CouponryProblem ? error.requestId : null;
}
