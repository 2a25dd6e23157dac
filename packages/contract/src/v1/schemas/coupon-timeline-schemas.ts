import Type from 'typebox';
import { TimelineEntry } from './client-schemas.ts';
import { answer, closed, id, instant, nullable, PAGE, pageOf } from './fields.ts';

/** The query of `GET /v1/coupons/{couponId}/timeline`. */
export const CouponTimelineQuery = closed('CouponTimelineQuery', 'Which part of the timeline is read.', {
  type: Type.Optional(
    Type.Enum(['activation', 'redemption', 'rollback'], {
      description: 'Only this.',
      examples: ['redemption'],
    }),
  ),
  from: Type.Optional(instant('Only what happened at this instant or later.')),
  to: Type.Optional(instant('Only what happened before this instant.', '2027-01-01T00:00:00Z')),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'Only what was done for this order or with this code; the whole of it.',
      examples: ['1001'],
    }),
  ),
  ...PAGE,
});

const Entry = answer('CouponTimelineEntry', 'Something that was done with a coupon.', {
  ...TimelineEntry.properties,
  type: Type.Enum(['activation', 'redemption', 'reservation', 'rollback'], {
    description: 'What it was.',
    examples: ['redemption'],
  }),
  clientId: nullable(id('For whom it counts; null: nobody by name.')),
  returned: nullable(
    Type.Enum(['part', 'whole'], {
      description: 'Of a redemption: how much of it was given back by now; null: nothing.',
      examples: ['part'],
    }),
    { examples: [null] },
  ),
});

/** The answer of `GET /v1/coupons/{couponId}/timeline`. */
export const CouponTimelinePage = pageOf(
  'CouponTimelinePage',
  'What was done with a coupon, the newest first.',
  Entry,
);
