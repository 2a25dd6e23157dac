import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Left } from '../discount/left.ts';
import { bestCombination } from './best-combination.ts';
import { byPriority } from './by-priority.ts';
import { type Contender, inOrder } from './contender.ts';

/** Up to so many contenders every combination is weighed. */
const MAX_WEIGHED = 12;

/** The codes that are applied, in the order in which they are taken, and whether they are the best of all combinations. */
export interface Choice {
  readonly chosen: readonly Contender[];
  readonly isExhaustive: boolean;
}

/**
 * Chooses which codes are applied: the best permitted combination of up to {@link MAX_WEIGHED}; of more, those that come first.
 *
 * @param start what is left of the order before any of them
 */
export function chooseCodes(contenders: readonly Contender[], cart: PreparedCart, start: Left): Choice {
  const ordered = contenders.toSorted(inOrder);
  if (ordered.length > MAX_WEIGHED) return { chosen: byPriority(ordered, cart, start), isExhaustive: false };
  const { contenders: chosen, isExhaustive } = bestCombination(ordered, cart, start);
  return { chosen, isExhaustive };
}
