import type { AnswersOf } from '@couponry/sdk';

/** A coupon as the API tells it. */
export type Coupon = AnswersOf<'getCoupon'>[200];
/** What a coupon gives. */
export type Discount = Coupon['discount'];
/** A bound of a coupon. */
export type Limit = Coupon['limits'][number];
/** What a coupon has seen in all. */
export type CouponTotals = CouponStatistics['totals'];
/** What a coupon has seen. */
export type CouponStatistics = AnswersOf<'getCouponStatistics'>[200];
/** What a coupon has seen in an hour. */
export type CouponHour = AnswersOf<'getCouponHours'>[200]['hours'][number];
