import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Left } from '../discount/left.ts';
import { bestCombination, type Choice } from './best-combination.ts';
import { byPriority } from './by-priority.ts';
import { type Contender, inOrder } from './contender.ts';

/** Up to so many contenders every combination is weighed. */
const MAX_WEIGHED = 12;

/**
 * Chooses which codes are applied: the best permitted combination of up to {@link MAX_WEIGHED}; of more, those that come first.
 *
 * @param start what is left of the order before any of them
 */
export function chooseCodes(contenders: readonly Contender[], cart: PreparedCart, start: Left): Choice {
  const ordered = contenders.toSorted(inOrder);
  if (ordered.length <= MAX_WEIGHED) return bestCombination(ordered, cart, start);
  return { chosen: byPriority(ordered, cart, start).contenders, isExhaustive: false };
}
