import type { NewPriceDiscount } from '../discount.ts';
import { unitsMeant } from '../meant-units.ts';
import { noLineMatches } from '../no-line-matches.ts';
import { prepareShare } from '../prepare-share.ts';
import type { Prepare } from '../take.ts';

/** What each unit costs above the price, line by line; of the order as a whole, what it comes to above the price. */
export const newPrice: Prepare<NewPriceDiscount> = ({ price, target }, cart) => {
  if (target.on === 'order') {
    const of = (total: number) => Math.max(0, total - price);
    return prepareShare(target, cart, { of, unrounded: of, rate: 1, isSteady: false });
  }
  const from = unitsMeant(target, cart);
  return from.places.length === 0 ? noLineMatches(target.match) : { take: { kind: 'price', from, price } };
};
