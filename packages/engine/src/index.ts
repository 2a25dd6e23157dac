/** The pure engine: the same input always gives the same answer. It imports nothing and knows no clock. */
export type * from './activation/activation.ts';
export { decideActivation } from './activation/decide-activation.ts';
export type * from './client/client.ts';
export { clientIdOf } from './client/client.ts';
export { identifyClient } from './client/identify-client.ts';
export type * from './coupon/coupon.ts';
export { COUPON_STATES } from './coupon/coupon.ts';
export type * from './coupon/coupon-use.ts';
export { discountOfOrder } from './coupon/discount-of-order.ts';
export { presentExpiry } from './coupon/expiry.ts';
export type * from './coupon/ledger-event.ts';
export { countsOfEvent } from './coupon/ledger-event.ts';
export { maxActivations, maxPerClient, sharesALimit } from './coupon/limit-of.ts';
export { REASONS, type Reason, type Refusal } from './reasons.ts';
export { countsFor } from './redemption/counts-for.ts';
export { decideRedemption, firstRefusal } from './redemption/decide-redemption.ts';
export type * from './redemption/redemption.ts';
