import { givesFreeShipping } from '../discount/discount.ts';
import type { Coupon } from './coupon.ts';

/** A share of the whole order (ten-thousandths of a percent), or an amount off it in minor units. */
export type PlainDiscount =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'amount'; readonly amount: number };

/**
 * The discount of a coupon that is worth the same whatever is in the cart, so that the value of the order is enough to
 * know: an uncapped percentage or an amount on the order (not off each unit, nor for every so much), without conditions and free shipping. Null for any other, which is
 * only ever decided with a cart.
 *
 * @example plainDiscountOf({ ...coupon, discount: { kind: 'gift', sku: 'MUG', quantity: 1 } }) // null
 */
export function plainDiscountOf({
  discount,
  eligibility,
}: Pick<Coupon, 'discount' | 'eligibility'>): PlainDiscount | null {
  if (eligibility !== null || givesFreeShipping(discount)) return null;
  if (discount.kind === 'percent') return discount.cap === null && isOnOrder(discount) ? discount : null;
  if (discount.kind !== 'amount' || discount.per === 'unit' || discount.every !== undefined) return null;
  return isOnOrder(discount) ? discount : null;
}

function isOnOrder({ target }: { readonly target: { readonly on: string } }): boolean {
  return target.on === 'order';
}
