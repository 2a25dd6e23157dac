import { matchingPlaces } from '../../cart/matching-places.ts';
import type { PreparedCart } from '../../cart/prepared-cart.ts';
import { amountOfLines } from '../../cart/subtotal-of.ts';
import { unitsOf } from '../../cart/units-of.ts';
import type { Fix } from '../../eligibility/fix.ts';
import { leastToAdd } from '../../eligibility/least-to-add.ts';
import type { TierDiscount, TiersDiscount } from '../discount.ts';
import type { Prepare } from '../take.ts';

/** The discount of the highest tier that is reached, by what the lines that count are before any discount. */
export const tiers: Prepare<TiersDiscount> = (discount, cart, prepareTier) => {
  const reached = sizeOf(discount, cart);
  let highest: TierDiscount | null = null;
  for (const { from, discount: tier } of discount.tiers) if (from <= reached) highest = tier;
  if (highest !== null) return prepareTier(highest, cart);
  const expected = discount.tiers[0]?.from ?? 0;
  const fix = fixOf(discount, expected - reached);
  return { refusal: { reason: 'tier_not_reached', actual: reached, expected, fix } };
};

/** In minor units, or in units of lines. */
function sizeOf({ by, match }: TiersDiscount, cart: PreparedCart): number {
  if (match === undefined) return by === 'subtotal' ? cart.subtotal : cart.units;
  const lines = matchingPlaces(match, cart.lines).flatMap((place) => cart.lines[place] ?? []);
  return by === 'subtotal' ? amountOfLines(lines) : unitsOf(lines);
}

function fixOf({ by, match }: TiersDiscount, open: number): Fix {
  const which = match === undefined ? {} : { match };
  return by === 'subtotal'
    ? { type: 'add_amount', amount: leastToAdd(open, match ?? {}), ...which }
    : { type: 'add_units', quantity: open, ...which };
}
