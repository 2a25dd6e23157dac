import type { PreparedCart } from '../cart/prepared-cart.ts';
import { copyLeft, copyOf, type Left } from '../discount/left.ts';
import { takeOff, worthOf } from '../discount/take-off.ts';
import { byPriority } from './by-priority.ts';
import { type Combination, isBetter, NOTHING_CHOSEN, withOneMore } from './combination.ts';
import { applies, type Contender } from './contender.ts';
import { lineUps } from './line-ups.ts';
import { Outlook } from './outlook.ts';

/**
 * How much a search may look at: lines, times the codes that are looked at on them. It is enough for all combinations of twelve
 * codes on 200 lines; a larger cart with many codes worth nearly the same would keep a server busy for seconds.
 */
const MOST_LOOKS = 10_000_000;

/** The codes that are applied, in the order in which they are taken, and whether no permitted combination is better. */
export interface Choice {
  readonly chosen: readonly Contender[];
  readonly isExhaustive: boolean;
}

/**
 * The best of all permitted combinations (`isBetter`): of one group one stands, an exclusive one stands alone, each gives
 * something and is within its budget. Where there is too much to look at, the best of what was seen: never worse than what taking
 * them by priority comes to.
 *
 * @param contenders in the order in which they are taken
 * @param start what is left of the order before any of them
 */
export function bestCombination(contenders: readonly Contender[], cart: PreparedCart, start: Left): Choice {
  const search = new CombinationSearch(cart, start);
  const social = contenders.filter(({ stacking }) => !stacking.exclusive);
  for (const contender of contenders) {
    const isAlone = contender.stacking.exclusive || social.length === 1;
    if (isAlone && applies(contender, contender.alone))
      search.see(withOneMore(NOTHING_CHOSEN, contender, contender.alone));
  }
  if (social.length > 1) search.goThrough(lineUps(social));
  if (!search.isExhaustive) search.see(byPriority(contenders, cart, start));
  return { chosen: search.best.contenders, isExhaustive: search.isExhaustive };
}

/** Contenders that may all stand together, and how much they can be worth. */
interface Hopes {
  readonly lineUp: readonly Contender[];
  readonly outlook: Outlook;
  /** All of them, in minor units and fractions of them. */
  readonly most: number;
  readonly gifts: number;
}

/** Goes through combinations, those that share a beginning together, and keeps the best. */
class CombinationSearch {
  readonly #cart: PreparedCart;
  readonly #start: Left;
  /** Space for what is left before each contender of the combination that is being looked at. */
  readonly #rooms: Left[] = [];
  #best = NOTHING_CHOSEN;
  #looksLeft = MOST_LOOKS;

  constructor(cart: PreparedCart, start: Left) {
    this.#cart = cart;
    this.#start = start;
  }

  /** The best that was seen. */
  get best(): Combination {
    return this.#best;
  }

  /** Whether there was not too much to look at. */
  get isExhaustive(): boolean {
    return this.#looksLeft > 0;
  }

  see(combination: Combination): void {
    if (isBetter(combination, this.#best)) this.#best = combination;
  }

  /** Weighs all combinations of these line-ups, those first that can be worth the most. */
  goThrough(all: readonly (readonly Contender[])[]): void {
    const room = copyOf(this.#start);
    const hopes = all.map((lineUp): Hopes => {
      const outlook = new Outlook(lineUp, this.#cart, room);
      const gifts = lineUp.filter(({ take }) => take.kind === 'gift').length;
      return { lineUp, outlook, most: outlook.mostFrom(0, this.#start), gifts };
    });
    this.#looksLeft -= hopes.length * (hopes[0]?.lineUp.length ?? 0) * this.#start.lines.length;
    for (const one of hopes.sort((a, b) => b.most - a.most)) {
      if (!this.isExhaustive) return;
      if (this.#isHope(one, one.most, NOTHING_CHOSEN)) this.#goOn(one, 0, this.#start, NOTHING_CHOSEN);
    }
  }

  /** Weighs all combinations that begin with this one and go on with contenders of the line-up from this place on. */
  #goOn(hopes: Hopes, at: number, left: Left, before: Combination): void {
    const { lineUp } = hopes;
    const contender = lineUp[at];
    if (contender === undefined) {
      this.see(before);
      return;
    }
    // Once to take it, and once for each that follows.
    this.#looksLeft -= (lineUp.length - at + 1) * this.#start.lines.length;
    const room = this.#roomFor(at);
    // Behind the last one nobody asks what is left.
    const isLast = at === lineUp.length - 1;
    const worth = isLast ? worthOf(contender.take, this.#cart, left) : this.#take(contender, left, room);
    if (applies(contender, worth)) {
      this.#goOn(hopes, at + 1, room, withOneMore(before, contender, worth));
      // A gift takes nothing from anybody but what it makes free: it is always better to have it.
      if (contender.take.kind === 'gift') return;
      if (!this.isExhaustive || !this.#canGoOn(hopes, at + 1, left, before)) return;
    }
    this.#goOn(hopes, at + 1, left, before);
  }

  #take({ take }: Contender, left: Left, room: Left): number {
    copyLeft(left, room);
    return takeOff(take, this.#cart, room);
  }

  /** Whether the best combination can begin with this one and go on from this place on. */
  #canGoOn(hopes: Hopes, at: number, left: Left, before: Combination): boolean {
    const { outlook } = hopes;
    if (before.worth + outlook.aloneFrom(at) < this.#best.worth) return false;
    return this.#isHope(hopes, outlook.mostFrom(at, left), before);
  }

  /** Whether a combination that begins with this one can be the best, if all that is added is worth so much at most. */
  #isHope({ gifts: all }: Hopes, added: number, { worth, gifts, contenders }: Combination): boolean {
    const best = this.#best;
    const most = worth + Math.floor(added);
    // Worth as much, it can win by its gifts, or by its codes if they are no more; what is worth less so far needs one more code.
    if (most !== best.worth) return most > best.worth;
    const fewest = contenders.length + (worth < best.worth ? 1 : 0);
    return gifts + all > best.gifts || fewest <= best.contenders.length;
  }

  #roomFor(at: number): Left {
    const room = this.#rooms[at] ?? copyOf(this.#start);
    this.#rooms[at] = room;
    return room;
  }
}
