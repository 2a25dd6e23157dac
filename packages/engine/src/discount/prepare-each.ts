import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Target } from './discount.ts';
import { unitsMeant } from './meant-units.ts';
import { noLineMatches } from './no-line-matches.ts';
import type { PartOfUnits, Prepared } from './take.ts';

/** So much of each unit of a target; or that no line matches it. */
export function prepareEach(target: Target, cart: PreparedCart, of: PartOfUnits): Prepared {
  const from = unitsMeant(target, cart);
  if (target.on === 'items' && from.places.length === 0) return noLineMatches(target.match);
  return { take: { kind: 'each', from, of } };
}
