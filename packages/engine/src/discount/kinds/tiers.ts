import { notReached, sizeOf, stepTo } from '../counted.ts';
import type { TiersDiscount } from '../discount.ts';
import type { Prepare } from '../take.ts';

/**
 * The discount of the highest tier that is reached, by what the lines that count are before any discount. Where that comes in steps
 * itself, its own next one comes before the next tier.
 */
export const tiers: Prepare<TiersDiscount> = (discount, cart, prepareTier) => {
  const reached = sizeOf(discount, cart);
  const highest = discount.tiers.findLast(({ from }) => from <= reached);
  if (highest === undefined) return notReached(discount, reached, discount.tiers[0]?.from ?? 0);
  const prepared = prepareTier(highest.discount, cart);
  const next = discount.tiers.find(({ from }) => from > reached);
  if (next === undefined || 'refusal' in prepared) return prepared;
  return { next: stepTo(discount, reached, next.from), ...prepared };
};
