import type { createCoupon, InputOf } from '@couponry/sdk';
import type { Coupon } from '../../api/coupon.ts';

/**
 * A draft with the rules of a coupon, under another name. A friendly code is one coupon's alone, so the draft gets one that is free
 * as a rule; it begins when it is made.
 */
export function draftOf(coupon: Coupon, name: string): InputOf<(typeof createCoupon)['id']> {
  const { description, additionalDescription, termsUrl, image, tags, products, locations, attributes } =
    coupon;
  const { currency, timeZone, endsAt, activation, strict, limits, discount, codes } = coupon;
  return {
    name,
    ...{ description, additionalDescription, termsUrl, image, tags, products, locations, attributes },
    ...{ currency, timeZone, endsAt, activation, strict, limits, discount },
    codes: codes.kind === 'friendly' ? { kind: 'friendly', code: `${codes.code.slice(0, 57)}-COPY` } : codes,
    state: 'draft',
  };
}
