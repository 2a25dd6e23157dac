import type { Coupon, PublishWarning } from '@couponry/engine';
import { instantToV1 } from '../instant-to-v1.ts';
import { discountToV1 } from './discount-to-v1.ts';

/** A coupon as `/v1` tells it to everybody: without what is the business of admins. */
export function couponToV1(coupon: Coupon) {
  const { info } = coupon;
  return {
    id: coupon.id,
    name: coupon.name,
    description: info.description,
    additionalDescription: info.additionalDescription,
    termsUrl: info.termsUrl,
    image: info.image,
    tags: info.tags,
    products: info.products,
    locations: info.locations,
    attributes: info.attributes,
    state: coupon.state,
    currency: coupon.currency,
    timeZone: coupon.timeZone,
    startsAt: instantToV1(coupon.startsAt),
    endsAt: coupon.endsAt === null ? null : instantToV1(coupon.endsAt),
    codes: coupon.codes,
    activation: coupon.activation,
    strict: coupon.strict,
    limits: coupon.limits.filter(({ on }) => on !== 'discount'),
    eligibility: coupon.eligibility,
    discount: discountToV1(coupon.discount),
    stacking: coupon.stacking,
  };
}

/** A coupon as admins see it. */
export function couponToAdminV1(coupon: Coupon, createdAt: number, updatedAt: number) {
  return {
    ...couponToV1(coupon),
    limits: coupon.limits,
    hidden: coupon.hidden,
    rollback: coupon.rollback,
    version: coupon.version,
    createdAt: instantToV1(createdAt),
    updatedAt: instantToV1(updatedAt),
  };
}

/** A coupon as the audit log tells what changed of it: what people decide, not what follows from it. */
export function couponToAuditV1(coupon: Coupon): Readonly<Record<string, unknown>> {
  const { id: _, ...told } = couponToV1(coupon);
  return { ...told, limits: coupon.limits, hidden: coupon.hidden, rollback: coupon.rollback };
}

const WARNINGS: Readonly<Record<PublishWarning, string>> = {
  client_needed:
    'Stores that name no client can not use this coupon: a limit per client, or its activation, needs to know who asks.',
  range_guessable:
    'Codes of this coupon could be guessed: more than 1 in 1,000,000 codes of its range are, or may be, out. Use a shorter codes.prefix, more # in codes.pattern, fewer activations, or strict.',
};

/** What somebody who publishes a coupon should know, as answers tell it. */
export function warningsToV1(warnings: readonly PublishWarning[]) {
  return warnings.map((code) => ({ code, message: WARNINGS[code] }));
}
