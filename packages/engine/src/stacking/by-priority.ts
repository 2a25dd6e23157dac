import type { PreparedCart } from '../cart/prepared-cart.ts';
import { copyLeft, type Left } from '../discount/left.ts';
import { type Contender, excludes, tryOn } from './contender.ts';

/**
 * A combination without a search, for more contenders than can be weighed: each in its turn stands if it goes with those before
 * it and gives something.
 *
 * @param contenders in the order in which they are taken
 */
export function byPriority(contenders: readonly Contender[], cart: PreparedCart, start: Left): Contender[] {
  const chosen: Contender[] = [];
  const left = { lines: start.lines.slice(), shipping: start.shipping };
  const room = { lines: start.lines.slice(), shipping: 0 };
  for (const contender of contenders) {
    if (chosen.some((other) => excludes(contender, other))) continue;
    if (!tryOn(contender, cart, left, room).applies) continue;
    copyLeft(room, left);
    chosen.push(contender);
  }
  return chosen;
}
