import type { TierDiscount, TiersDiscount } from '../discount.ts';
import type { Prepare } from '../take.ts';

/** The discount of the highest tier that is reached, by what the cart is before any discount. */
export const tiers: Prepare<TiersDiscount> = ({ by, tiers: all }, cart, prepareTier) => {
  const reached = by === 'subtotal' ? cart.subtotal : cart.units;
  let highest: TierDiscount | null = null;
  for (const { from, discount } of all) if (from <= reached) highest = discount;
  if (highest !== null) return prepareTier(highest, cart);
  const expected = all[0]?.from ?? 0;
  const open = expected - reached;
  return {
    refusal: {
      reason: 'tier_not_reached',
      actual: reached,
      expected,
      fix: by === 'subtotal' ? { type: 'add_amount', amount: open } : { type: 'add_units', quantity: open },
    },
  };
};
