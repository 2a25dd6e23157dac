import type { Match } from '../cart/match.ts';
import type { Prepared } from './take.ts';

/** Nothing in the cart is what the discount is for: one unit of it would do. */
export function noLineMatches(match: Match): Prepared {
  return { refusal: { reason: 'no_line_matches', fix: { type: 'add_units', quantity: 1, match } } };
}
