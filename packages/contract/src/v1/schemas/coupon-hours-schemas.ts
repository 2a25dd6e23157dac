import Type from 'typebox';
import { answer, closed, currency, day, id, instant } from './fields.ts';
import { StatisticsTotals } from './statistics-totals.ts';

/** Of how many days the hours of a coupon are told at once. */
export const MAX_STATISTICS_HOURS_DAYS = 14;

const { issued, activated, redeemed, rolledBack, discount, discountBack } = StatisticsTotals.properties;

const Hour = answer('CouponHour', 'What happened in an hour.', {
  startsAt: instant(
    "When it began. Hours are those of the clocks in the coupon's time zone; one that they show twice is two.",
    '2026-12-01T10:00:00Z',
  ),
  issued,
  activated,
  redeemed,
  rolledBack,
  discount,
  discountBack,
});

/** The query of `GET /v1/coupons/{couponId}/statistics/hours`. */
export const CouponHoursQuery = closed('CouponHoursQuery', 'Of which days the hours are told.', {
  from: Type.Optional(
    day(
      `The first day, in the coupon's time zone; left out: the last day alone. At most ${MAX_STATISTICS_HOURS_DAYS} days in all.`,
    ),
  ),
  to: Type.Optional(day("The last day, in the coupon's time zone; left out: today.")),
});

/** The answer of `GET /v1/coupons/{couponId}/statistics/hours`. */
export const CouponHoursAnswer = answer(
  'CouponHours',
  'What happened to a coupon, hour by hour. Every redemption that was answered is counted.',
  {
    couponId: id('The coupon.'),
    currency: currency('ISO 4217. All money of this coupon is in its minor units.'),
    timeZone: Type.String({
      description: 'The zone whose days and hours these are.',
      examples: ['Europe/London'],
    }),
    from: day('The first day.'),
    to: day('The last day.'),
    hours: Type.Array(Hour, {
      description: 'The hours in which something happened, the oldest first; the others had nothing.',
    }),
  },
);
