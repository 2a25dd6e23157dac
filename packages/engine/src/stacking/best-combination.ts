import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Left } from '../discount/left.ts';
import { type Combination, isBetter, NOTHING_CHOSEN } from './combination.ts';
import { type Contender, excludes, tryOn } from './contender.ts';
import { Outlook } from './outlook.ts';

/**
 * How much a search may look at: lines, times the codes that are looked at on them. It is enough for all combinations of twelve
 * codes on 200 lines; a larger cart with many codes worth nearly the same would keep a server busy for seconds.
 */
const MOST_LOOKS = 10_000_000;

/** The combination that was found, and whether no permitted one is better. */
export interface Found {
  readonly contenders: readonly Contender[];
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
export function bestCombination(contenders: readonly Contender[], cart: PreparedCart, start: Left): Found {
  let best = NOTHING_CHOSEN;
  const room = { lines: start.lines.slice(), shipping: 0 };
  for (const contender of contenders) {
    if (!contender.stacking.exclusive) continue;
    const { worth, applies } = tryOn(contender, cart, start, room);
    const gifts = contender.take.kind === 'gift' ? 1 : 0;
    const alone = { worth, gifts, contenders: [contender] };
    if (applies && isBetter(alone, best)) best = alone;
  }
  const social = contenders.filter(({ stacking }) => !stacking.exclusive);
  return new CombinationSearch(social, cart, start, best).found();
}

/** Goes through the combinations of contenders that may stand together, those that share a beginning together. */
class CombinationSearch {
  readonly #contenders: readonly Contender[];
  readonly #cart: PreparedCart;
  readonly #outlook: Outlook;
  readonly #gifts: number;
  /** Space for what is left before each contender of the combination that is being looked at. */
  readonly #rooms: Left[] = [];
  readonly #start: Left;
  #best: Combination;
  #looksLeft = MOST_LOOKS;

  /** @param best the best that is known so far */
  constructor(contenders: readonly Contender[], cart: PreparedCart, start: Left, best: Combination) {
    this.#best = best;
    this.#contenders = contenders;
    this.#cart = cart;
    this.#start = start;
    this.#outlook = new Outlook(contenders, cart, start);
    this.#gifts = contenders.filter(({ take }) => take.kind === 'gift').length;
  }

  found(): Found {
    if (this.#canBeBest(0, this.#start, NOTHING_CHOSEN)) this.#goOn(0, this.#start, NOTHING_CHOSEN);
    return { contenders: this.#best.contenders, isExhaustive: this.#looksLeft > 0 };
  }

  /** Weighs all combinations that begin with this one and go on with contenders from this place on. */
  #goOn(at: number, left: Left, before: Combination): void {
    const contender = this.#contenders[at];
    if (contender === undefined) {
      if (isBetter(before, this.#best)) this.#best = before;
      return;
    }
    this.#looksLeft -= (this.#contenders.length - at) * this.#start.lines.length;
    const isPermitted = !before.contenders.some((other) => excludes(contender, other));
    const room = this.#roomFor(at);
    const tried = isPermitted ? tryOn(contender, this.#cart, left, room) : null;
    if (tried?.applies) {
      const isGift = contender.take.kind === 'gift';
      this.#goOn(at + 1, room, {
        worth: before.worth + tried.worth,
        gifts: before.gifts + (isGift ? 1 : 0),
        contenders: [...before.contenders, contender],
      });
      // A gift takes nothing from anybody: where it keeps nobody out, it is always better to have it.
      if (isGift && this.#outlook.isFree(at)) return;
      if (this.#looksLeft <= 0 || !this.#canBeBest(at + 1, left, before)) return;
    }
    this.#goOn(at + 1, left, before);
  }

  #canBeBest(at: number, left: Left, { worth, gifts, contenders }: Combination): boolean {
    const best = this.#best;
    if (worth + this.#outlook.aloneFrom(at) < best.worth) return false;
    const most = worth + Math.floor(this.#outlook.mostFrom(at, left));
    if (most !== best.worth) return most > best.worth;
    const fewest = contenders.length + (worth < best.worth ? 1 : 0);
    return gifts + this.#gifts > best.gifts || fewest <= best.contenders.length;
  }

  #roomFor(at: number): Left {
    const room = this.#rooms[at] ?? { lines: this.#start.lines.slice(), shipping: 0 };
    this.#rooms[at] = room;
    return room;
  }
}
