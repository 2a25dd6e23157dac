import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import type { Left } from './left.ts';
import { shareOfSets } from './share-of-sets.ts';
import type { Take } from './take.ts';

/**
 * What a discount would take off were nothing rounded, from a copy that is worked on in place: a bound for what it takes, at a
 * fraction of the work. Nothing that anybody is told is reckoned with it.
 *
 * @returns minor units and fractions of them
 */
export function takeOffUnrounded(take: Take, cart: PreparedCart, left: Left): number {
  const taken = takeOwn(take, cart, left);
  if (take.freeShipping === undefined) return taken;
  const { shipping } = left;
  left.shipping = 0;
  return taken + shipping;
}

function takeOwn(take: Take, cart: PreparedCart, left: Left): number {
  if (take.kind === 'share') return takeShare(take, cart, left);
  if (take.kind === 'sets') {
    const share = shareOfSets(take, (units) => costOf(units, cart, left));
    return takeShare(share, cart, left);
  }
  if (take.kind === 'gift') return 0;
  if (take.kind === 'shipping') {
    const taken = take.portion.unrounded(left.shipping);
    left.shipping -= taken;
    return taken;
  }
  return take.kind === 'fixed' ? takeFixed(take, left) : takeEach(take, cart, left);
}

type Of<Kind extends Take['kind']> = Extract<Take, { readonly kind: Kind }>;

function costOf({ places, counts }: MeantUnits, { all }: PreparedCart, { lines }: Left): number {
  let total = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    total += ((lines[place] ?? 0) * (counts[at] ?? 0)) / (all.counts[place] ?? 1);
  }
  return total;
}

function takeShare({ from, portion }: Of<'share'>, cart: PreparedCart, left: Left): number {
  const { places, counts } = from;
  const [{ all }, { lines }] = [cart, left];
  const total = costOf(from, cart, left);
  if (total <= 0) return 0;
  const taken = portion.unrounded(total);
  const share = taken / total;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const amount = lines[place] ?? 0;
    lines[place] = amount - (share * amount * (counts[at] ?? 0)) / (all.counts[place] ?? 1);
  }
  return taken;
}

function takeEach({ from, of }: Of<'each'>, { all }: PreparedCart, { lines }: Left): number {
  let sum = 0;
  for (let at = 0; at < from.places.length; at += 1) {
    const [place, count] = [from.places[at] ?? 0, from.counts[at] ?? 0];
    const amount = lines[place] ?? 0;
    const part = of((amount * count) / (all.counts[place] ?? 1), count);
    lines[place] = amount - part;
    sum += part;
  }
  return sum;
}

function takeFixed({ parts, shipping }: Of<'fixed'>, left: Left): number {
  let sum = Math.min(shipping, left.shipping);
  left.shipping -= sum;
  for (let place = 0; place < parts.length; place += 1) {
    const amount = left.lines[place] ?? 0;
    const part = Math.min(parts[place] ?? 0, amount);
    left.lines[place] = amount - part;
    sum += part;
  }
  return sum;
}
