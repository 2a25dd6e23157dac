import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Target } from './discount.ts';
import { unitsMeant } from './meant-units.ts';
import { noLineMatches } from './no-line-matches.ts';
import type { Portion, Prepared } from './take.ts';

/** A portion of the total of a target, split over its lines; or that no line matches it. */
export function prepareShare(target: Target, cart: PreparedCart, portion: Portion): Prepared {
  const from = unitsMeant(target, cart);
  if (target.on === 'items' && from.places.length === 0) return noLineMatches(target.match);
  return { take: { kind: 'share', from, portion } };
}
