import type { GiftDiscount } from '../discount.ts';
import type { Prepare } from '../take.ts';

/** Nothing off: the shop adds it. */
export const gift: Prepare<GiftDiscount> = ({ sku, quantity }) => ({
  take: { kind: 'gift', gift: { sku, quantity } },
});
