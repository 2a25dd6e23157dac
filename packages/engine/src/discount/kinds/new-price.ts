import type { NewPriceDiscount } from '../discount.ts';
import { abovePrice } from '../part-of-units.ts';
import { prepareEach } from '../prepare-each.ts';
import { prepareShare } from '../prepare-share.ts';
import type { Prepare } from '../take.ts';

/** What each unit costs above the price, line by line; of the order as a whole, what it comes to above the price. */
export const newPrice: Prepare<NewPriceDiscount> = ({ price, target }, cart) => {
  if (target.on === 'items') return prepareEach(target, cart, abovePrice(price));
  const of = (total: number) => Math.max(0, total - price);
  return prepareShare(target, cart, { of, unrounded: of, rate: 1, isSteady: false });
};
