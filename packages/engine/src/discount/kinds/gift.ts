import { type Every, type GiftDiscount, MAX_DISCOUNT_UNITS } from '../discount.ts';
import { prepareTimes } from '../prepare-times.ts';
import type { Prepare } from '../take.ts';

/** Nothing off: the shop adds it, as often as the order has so much of what it is for every so much of. */
export const gift: Prepare<GiftDiscount> = ({ sku, quantity, every }, cart) =>
  prepareTimes(every && atMost(every, Math.ceil(MAX_DISCOUNT_UNITS / quantity)), cart, (times) => ({
    take: { kind: 'gift', gift: { sku, quantity: Math.min(quantity * times, MAX_DISCOUNT_UNITS) } },
  }));

/** Beyond the most units that there are no step gives anything. */
function atMost(every: Every, most: number): Every {
  return { ...every, repeat: Math.min(every.repeat ?? most, most) };
}
