import {
  type Coupon,
  formatDecimal,
  formatInstant,
  maxActivations,
  maxPerClient,
  minorDigits,
  PERCENT_DIGITS,
  plainDiscountOf,
} from '@couponry/engine';

/** 2099-12-31T23:59:59Z: what deployed stores are told for "no end"; they take null for "today". */
export const NO_END = 4_102_444_799_000;

/** An instant as deployed stores read it; null: no end. */
export function instantToWire(instant: number | null): string {
  return formatInstant(instant ?? NO_END);
}

/**
 * The discount as 3.0.0 tells it: decimal numbers that print as they were written. One that depends on the cart has no words
 * there and is an amount of 0, so that a store which knows nothing of it takes nothing off.
 */
export function discountToWire(coupon: Coupon): {
  readonly discountType: 'percent' | 'cost';
  readonly discountValue: number;
} {
  const discount = plainDiscountOf(coupon);
  if (discount === null) return { discountType: 'cost', discountValue: 0 };
  if (discount.kind === 'percent') {
    return {
      discountType: 'percent',
      discountValue: Number(formatDecimal(discount.percent, PERCENT_DIGITS)),
    };
  }
  const digits = minorDigits(coupon.currency) ?? 0;
  return { discountType: 'cost', discountValue: Number(formatDecimal(discount.amount, digits)) };
}

/** A coupon as the Coupons API 3.0.0 tells it to everybody. */
export function couponToWire(coupon: Coupon) {
  const { info } = coupon;
  return {
    uuid: coupon.id,
    name: coupon.name,
    description: info.description,
    additionalDescription: info.additionalDescription,
    termsUrl: info.termsUrl,
    image: info.image,
    ...discountToWire(coupon),
    code: coupon.codes.kind === 'friendly' ? coupon.codes.code : null,
    startAt: instantToWire(coupon.startsAt),
    endAt: instantToWire(coupon.endsAt),
    currency: coupon.currency,
    validFor: coupon.activation.validFor ?? 0,
    limitGlobal: maxActivations(coupon) ?? 0,
    limitPerClient: maxPerClient(coupon) ?? 0,
    activationRequired: coupon.activation.required,
    strictUse: coupon.strict,
    tags: info.tags,
    locations: info.locations,
    attributes: info.attributes,
    products: info.products,
  };
}

/** A coupon as admins see it: with what is nobody else's business. */
export function couponToAdmin(coupon: Coupon, createdAt: number, updatedAt: number) {
  return {
    ...couponToWire(coupon),
    status: coupon.state,
    hidden: coupon.hidden,
    timeZone: coupon.timeZone,
    codePrefix: coupon.codes.kind === 'ean13' ? coupon.codes.prefix : null,
    version: coupon.version,
    createdAt: formatInstant(createdAt),
    updatedAt: formatInstant(updatedAt),
  };
}
