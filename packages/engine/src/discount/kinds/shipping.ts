import type { ShippingDiscount } from '../discount.ts';
import { percentage } from '../percentage.ts';
import type { Prepare } from '../take.ts';

/** A percentage of what the shipping costs, at most the cap. */
export const shipping: Prepare<ShippingDiscount> = ({ percent, cap }, cart) =>
  cart.shipping === 0
    ? { refusal: { reason: 'no_shipping_costs' } }
    : { take: { kind: 'shipping', portion: percentage(percent, cap) } };
