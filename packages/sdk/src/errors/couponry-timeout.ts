import { CouponryError } from './couponry-error.ts';

/**
 * There was no answer in time. Whether the request was carried out is not known: call again with the same `idempotencyKey` or
 * order.
 */
export class CouponryTimeout extends CouponryError {}
