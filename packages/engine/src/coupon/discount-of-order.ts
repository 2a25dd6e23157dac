import { percentOf } from '../money/percent-of.ts';
import type { PlainDiscount } from './plain-discount.ts';

/**
 * What a discount takes off an order, in minor units: a percentage is rounded half up, an amount is never more than the
 * order. Null where it cannot be known: a percentage of an order whose value was not told, and a discount that depends on
 * the cart (`plainDiscountOf`).
 *
 * @example discountOfOrder({ kind: 'percent', percent: 125_000 }, 999) // 125
 */
export function discountOfOrder(discount: PlainDiscount | null, order: number | null): number | null {
  if (discount === null) return null;
  if (discount.kind === 'percent') return order === null ? null : percentOf(order, discount.percent);
  return order === null ? discount.amount : Math.min(discount.amount, order);
}
