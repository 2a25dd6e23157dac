import { type GiftDiscount, MAX_DISCOUNT_UNITS } from '../discount.ts';
import { prepareTimes } from '../prepare-times.ts';
import type { Prepare } from '../take.ts';

/** Nothing off: the shop adds it, as often as the order has so much of what it is for every so much of. */
export const gift: Prepare<GiftDiscount> = ({ sku, quantity, every }, cart) =>
  prepareTimes(every, cart, (times) => ({
    take: { kind: 'gift', gift: { sku, quantity: Math.min(quantity * times, MAX_DISCOUNT_UNITS) } },
  }));
