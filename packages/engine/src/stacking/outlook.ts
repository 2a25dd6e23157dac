import type { PreparedCart } from '../cart/prepared-cart.ts';
import { copyLeft, type Left } from '../discount/left.ts';
import { takeOffUnrounded } from '../discount/take-off-unrounded.ts';
import type { Contender } from './contender.ts';
import { roundingSlack, steadyFrom } from './rounding-slack.ts';

/**
 * How much the contenders of a line-up from one place on can still be worth, at most: what lets a search leave out most
 * combinations without missing any.
 *
 * Two bounds hold. The first: none gives more than it would alone. The second, closer one: were nothing rounded, one more code
 * would never make all together give less, so all are worth the most together; add what rounding can do in all
 * (`roundingSlack`). It does not hold for a price of several lines together (of the whole order, of sets) with discounts on lines
 * behind it: there only the first is used.
 */
export class Outlook {
  readonly #lineUp: readonly Contender[];
  readonly #cart: PreparedCart;
  readonly #room: Left;
  /** From each place on: all of them alone, the slack. */
  readonly #alone: readonly number[];
  readonly #slack: readonly number[];
  readonly #steadyFrom: number;

  /** @param room space to reckon in */
  constructor(lineUp: readonly Contender[], cart: PreparedCart, room: Left) {
    this.#lineUp = lineUp;
    this.#cart = cart;
    this.#room = room;
    this.#alone = sumsFrom(lineUp);
    this.#slack = roundingSlack(lineUp, cart);
    this.#steadyFrom = steadyFrom(lineUp, cart);
  }

  /** The most that contenders from this place on can be worth, whatever was taken before. In minor units. */
  aloneFrom(at: number): number {
    return this.#alone[at] ?? 0;
  }

  /** The most that they can be worth on what is left, in minor units. */
  mostFrom(at: number, left: Left): number {
    const alone = this.aloneFrom(at);
    if (at < this.#steadyFrom) return alone;
    copyLeft(left, this.#room);
    let together = this.#slack[at] ?? 0;
    for (let next = at; next < this.#lineUp.length; next += 1) {
      const contender = this.#lineUp[next];
      if (contender !== undefined) together += takeOffUnrounded(contender.take, this.#cart, this.#room);
    }
    return Math.min(alone, together);
  }
}

/** What those from each place on are worth alone, in all. */
function sumsFrom(lineUp: readonly Contender[]): number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let at = lineUp.length - 1; at >= 0; at -= 1) {
    sum += lineUp[at]?.alone ?? 0;
    sums[at] = sum;
  }
  return sums;
}
