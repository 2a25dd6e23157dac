import { matchingPlaces } from '../cart/matching-places.ts';
import type { PreparedCart } from '../cart/prepared-cart.ts';
import { amountOfLines } from '../cart/subtotal-of.ts';
import { unitsOf } from '../cart/units-of.ts';
import type { Fix } from '../eligibility/fix.ts';
import { leastToAdd } from '../eligibility/least-to-add.ts';
import type { Counted } from './discount.ts';
import type { NextStep } from './next-step.ts';
import type { Prepared } from './take.ts';

/** How much there is of what is counted, in minor units or in units of lines, before any discount. */
export function sizeOf({ by, match }: Counted, cart: PreparedCart): number {
  if (match === undefined) return by === 'subtotal' ? cart.subtotal : cart.units;
  const lines = matchingPlaces(match, cart.lines).flatMap((place) => cart.lines[place] ?? []);
  return by === 'subtotal' ? amountOfLines(lines) : unitsOf(lines);
}

/** There is less than the least for which something is given: what is missing would do. */
export function notReached(counted: Counted, actual: number, expected: number): Prepared {
  return { refusal: { reason: 'tier_not_reached', ...stepTo(counted, actual, expected) } };
}

/** What is missing to so much of what is counted. */
export function stepTo(counted: Counted, actual: number, expected: number): NextStep {
  return { actual, expected, fix: fixOf(counted, expected - actual) };
}

function fixOf({ by, match }: Counted, open: number): Fix {
  const which = match === undefined ? {} : { match };
  return by === 'subtotal'
    ? { type: 'add_amount', amount: leastToAdd(open, match ?? {}), ...which }
    : { type: 'add_units', quantity: open, ...which };
}
