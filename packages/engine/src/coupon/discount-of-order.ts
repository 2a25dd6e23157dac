import { percentOf } from '../money/percent-of.ts';
import type { Discount } from './coupon.ts';

/**
 * What a discount takes off an order, in minor units: a percentage is rounded half up, an amount is never more than the
 * order. Null where it cannot be known: a percentage of an order whose value was not told.
 *
 * @example discountOfOrder({ kind: 'percent', percent: 125_000 }, 999) // 125
 */
export function discountOfOrder(discount: Discount, order: number | null): number | null {
  if (discount.kind === 'percent') return order === null ? null : percentOf(order, discount.percent);
  return order === null ? discount.amount : Math.min(discount.amount, order);
}
