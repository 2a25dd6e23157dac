import type { PreparedCart } from '../cart/prepared-cart.ts';
import { copyLeft, copyOf, type Left } from '../discount/left.ts';
import { takeOff } from '../discount/take-off.ts';
import { type Combination, NOTHING_CHOSEN, withOneMore } from './combination.ts';
import { applies, type Contender, excludes } from './contender.ts';

/**
 * A combination without a search, for more contenders than can be weighed: each in its turn stands if it goes with those before
 * it and gives something.
 *
 * @param contenders in the order in which they are taken
 */
export function byPriority(contenders: readonly Contender[], cart: PreparedCart, start: Left): Combination {
  let chosen = NOTHING_CHOSEN;
  const left = copyOf(start);
  const room = copyOf(start);
  for (const contender of contenders) {
    if (chosen.contenders.some((other) => excludes(contender, other))) continue;
    copyLeft(left, room);
    const worth = takeOff(contender.take, cart, room);
    if (!applies(contender, worth)) continue;
    copyLeft(room, left);
    chosen = withOneMore(chosen, contender, worth);
  }
  return chosen;
}
