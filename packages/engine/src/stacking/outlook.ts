import type { PreparedCart } from '../cart/prepared-cart.ts';
import { copyLeft, type Left } from '../discount/left.ts';
import { worthOf } from '../discount/take-off.ts';
import { takeOffUnrounded } from '../discount/take-off-unrounded.ts';
import type { Contender } from './contender.ts';
import { roundingSlack, steadyFrom } from './rounding-slack.ts';

/**
 * How much the contenders from one place on can still be worth, at most: what lets a search leave out most combinations
 * without missing any.
 *
 * Two bounds hold. The first: none gives more than it would alone, and of a group only one gives. The second, closer one: were
 * nothing rounded, one more code would never make all together give less, so all that are in no group are worth the most
 * together; add the best of each group, and what rounding can do in all (`roundingSlack`). It does not hold for a new price of
 * the whole order with discounts on lines behind it: there only the first is used.
 */
export class Outlook {
  readonly #contenders: readonly Contender[];
  readonly #cart: PreparedCart;
  readonly #room: Left;
  readonly #isFree: readonly boolean[];
  /** From each place on: all of them alone, the best of each group alone, the slack. */
  readonly #alone: number[];
  readonly #grouped: number[];
  readonly #slack: readonly number[];
  readonly #steadyFrom: number;

  constructor(contenders: readonly Contender[], cart: PreparedCart, start: Left) {
    this.#contenders = contenders;
    this.#cart = cart;
    this.#room = { lines: start.lines.slice(), shipping: start.shipping };
    this.#isFree = contenders.map((one) => isInNoGroup(one, contenders));
    this.#alone = contenders.map((one) => worthOf(one.take, cart, start));
    this.#grouped = [];
    this.#slack = roundingSlack(contenders, cart);
    this.#steadyFrom = steadyFrom(contenders, cart);
    this.#sumUp();
  }

  /** Whether no other contender is in its group. */
  isFree(at: number): boolean {
    return this.#isFree[at] ?? false;
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
    let together = 0;
    for (let next = at; next < this.#contenders.length; next += 1) {
      const contender = this.#contenders[next];
      if (contender !== undefined && this.isFree(next))
        together += takeOffUnrounded(contender.take, this.#cart, this.#room);
    }
    return Math.min(alone, together + (this.#grouped[at] ?? 0) + (this.#slack[at] ?? 0));
  }

  /** Turns what each is worth alone into sums from each place on. */
  #sumUp(): void {
    const best = new Map<string, number>();
    let free = 0;
    let grouped = 0;
    for (let at = this.#contenders.length - 1; at >= 0; at -= 1) {
      const alone = this.#alone[at] ?? 0;
      const group = this.#contenders[at]?.stacking.group ?? '';
      if (this.isFree(at)) free += alone;
      else {
        const before = best.get(group) ?? 0;
        grouped += Math.max(0, alone - before);
        best.set(group, Math.max(before, alone));
      }
      this.#grouped[at] = grouped;
      this.#alone[at] = free + grouped;
    }
  }
}

function isInNoGroup({ code, stacking }: Contender, all: readonly Contender[]): boolean {
  return !all.some(
    (other) => other.code !== code && stacking.group !== null && other.stacking.group === stacking.group,
  );
}
