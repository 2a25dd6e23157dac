import { notReached, sizeOf } from '../counted.ts';
import type { TierDiscount, TiersDiscount } from '../discount.ts';
import type { Prepare } from '../take.ts';

/** The discount of the highest tier that is reached, by what the lines that count are before any discount. */
export const tiers: Prepare<TiersDiscount> = (discount, cart, prepareTier) => {
  const reached = sizeOf(discount, cart);
  let highest: TierDiscount | null = null;
  for (const { from, discount: tier } of discount.tiers) if (from <= reached) highest = tier;
  return highest === null
    ? notReached(discount, reached, discount.tiers[0]?.from ?? 0)
    : prepareTier(highest, cart);
};
