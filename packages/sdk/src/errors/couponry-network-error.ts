import { CouponryError } from './couponry-error.ts';

/**
 * Nobody answered, or the connection broke; `cause` says how. Whether the request was carried out is not known: call again with
 * the same `idempotencyKey` or order.
 */
export class CouponryNetworkError extends CouponryError {}
