import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import type { Take } from '../discount/take.ts';
import type { Contender } from './contender.ts';

/** Doubles that stand for fractions are off by less than this part of an order, and never by as much as a minor unit in a small one. */
const DOUBT = 1e-12;

/**
 * By how much rounding can, at most, raise what contenders from each place on are worth together above what they would be worth
 * were nothing rounded, in minor units.
 *
 * A share of n lines that is rounded to minor units moves at most n / 4 from some lines to others, and adds at most 1 / 2. What
 * is moved counts only as far as later discounts treat the two lines unlike: `spread` is how much more of one than of another
 * they can leave, from 0 (all alike) to 1. Some units of a line are rounded down, each line by less than 1. A percentage off the
 * shipping adds at most 1 / 2, too.
 */
export function roundingSlack(contenders: readonly Contender[], cart: PreparedCart): number[] {
  const slack: number[] = [];
  let sum = 1 + (cart.subtotal + cart.shipping) * DOUBT;
  let spread = 0;
  for (let at = contenders.length - 1; at >= 0; at -= 1) {
    const take = contenders[at]?.take;
    if (take !== undefined) {
      sum += ownSlack(take, cart, spread);
      spread = Math.min(1, spread + ownSpread(take, cart));
    }
    slack[at] = sum;
  }
  return slack;
}

/**
 * The first place from which on less of one line never leaves more of another, as long as all of the order is discounted alike:
 * behind the last price of several lines together that discounts on lines follow.
 */
export function steadyFrom(contenders: readonly Contender[], cart: PreparedCart): number {
  const lastUnlike = contenders.findLastIndex(({ take }) => ownSpread(take, cart) > 0);
  const lastUnsteady = contenders
    .slice(0, Math.max(0, lastUnlike))
    .findLastIndex(({ take }) => take.kind === 'sets' || (take.kind === 'share' && !take.portion.isSteady));
  return lastUnsteady + 1;
}

function ownSlack(take: Take, cart: PreparedCart, spread: number): number {
  if (take.kind === 'shipping') return 0.5;
  if (take.kind === 'sets') {
    // Each set is rounded down by itself when it is asked whether it costs more than its price.
    return take.sets.reduce(
      (slack, { units }) => slack + (units.places.length / 4) * spread + 2 * linesCut(units, cart),
      0,
    );
  }
  if (take.kind !== 'share' && take.kind !== 'each') return 0;
  const cut = linesCut(take.from, cart);
  return take.kind === 'each' ? 2 * cut : 0.5 + (take.from.places.length / 4) * spread + 2 * cut;
}

/** How many lines are meant only in part. */
function linesCut(from: MeantUnits, { all }: PreparedCart): number {
  if (from === all) return 0;
  let cut = 0;
  for (const [at, place] of from.places.entries()) if (from.counts[at] !== all.counts[place]) cut += 1;
  return cut;
}

function ownSpread(take: Take, cart: PreparedCart): number {
  if (take.kind === 'share') return take.from === cart.all ? 0 : take.portion.rate;
  return take.kind === 'each' || take.kind === 'sets' || take.kind === 'fixed' ? 1 : 0;
}
