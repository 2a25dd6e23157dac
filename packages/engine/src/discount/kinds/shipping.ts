import { above } from '../above.ts';
import type { ShippingDiscount } from '../discount.ts';
import { percentage } from '../percentage.ts';
import type { Prepare } from '../take.ts';

/** A percentage of what the shipping costs, at most the cap; or what it costs above the price. */
export const shipping: Prepare<ShippingDiscount> = (discount, cart) => {
  if (cart.shipping === 0) return { refusal: { reason: 'no_shipping_costs' } };
  const portion = 'price' in discount ? above(discount.price) : percentage(discount.percent, discount.cap);
  return { take: { kind: 'shipping', portion } };
};
