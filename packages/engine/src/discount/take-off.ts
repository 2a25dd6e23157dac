import { allocate } from '../allocation/allocate.ts';
import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import { floorShare } from '../money/floor-share.ts';
import { totalOf } from '../money/total-of.ts';
import type { Left } from './left.ts';
import { shareOfSets } from './share-of-sets.ts';
import type { Take } from './take.ts';

/**
 * Takes a discount off what is left of an order, never more than that.
 *
 * Of a line of which earlier discounts have left L, k of q units are floor(L x k / q): every unit of a line has borne the same.
 *
 * @returns what was taken off lines and shipping, in minor units
 */
export function takeOff(take: Take, cart: PreparedCart, left: Left): number {
  const taken = takeOwn(take, cart, left);
  if (take.freeShipping === undefined) return taken;
  const shipping = left.shipping;
  left.shipping = 0;
  return taken + shipping;
}

function takeOwn(take: Take, cart: PreparedCart, left: Left): number {
  switch (take.kind) {
    case 'share': {
      const amounts = amountsOf(take.from, cart, left);
      const taken = take.portion.of(totalOf(amounts));
      return taken === 0 ? 0 : subtract(allocate(taken, amounts), take.from.places, left);
    }
    case 'sets':
      return takeOwn(shareOfSets(take, costIn(cart, left)), cart, left);
    case 'each':
      return subtract(partsOf(take, cart, left), take.from.places, left);
    case 'shipping': {
      const taken = take.portion.of(left.shipping);
      left.shipping -= taken;
      return taken;
    }
    case 'fixed':
      return takeFixed(take, left);
    case 'gift':
      return 0;
  }
}

/**
 * What {@link takeOff} would take off, without doing it.
 *
 * @returns minor units
 */
export function worthOf(take: Take, cart: PreparedCart, left: Left): number {
  const worth = worthOfOwn(take, cart, left);
  return take.freeShipping === undefined ? worth : worth + left.shipping;
}

function worthOfOwn(take: Take, cart: PreparedCart, left: Left): number {
  switch (take.kind) {
    case 'share':
      return take.portion.of(totalOf(amountsOf(take.from, cart, left)));
    case 'sets':
      return worthOfOwn(shareOfSets(take, costIn(cart, left)), cart, left);
    case 'each':
      return totalOf(partsOf(take, cart, left));
    case 'shipping':
      return take.portion.of(left.shipping);
    case 'fixed':
      return worthOfFixed(take, left);
    case 'gift':
      return 0;
  }
}

/** What units cost in what is left of an order. */
function costIn(cart: PreparedCart, left: Left): (units: MeantUnits) => number {
  return ({ places, counts }) => {
    let cost = 0;
    for (let at = 0; at < places.length; at += 1)
      cost += amountAt(places[at] ?? 0, counts[at] ?? 0, cart, left);
    return cost;
  };
}

/** What is left of the units that are meant, line by line. */
function amountsOf(from: MeantUnits, cart: PreparedCart, left: Left): ArrayLike<number> {
  if (from === cart.all) return left.lines;
  const amounts: number[] = [];
  for (let at = 0; at < from.places.length; at += 1) {
    amounts.push(amountAt(from.places[at] ?? 0, from.counts[at] ?? 0, cart, left));
  }
  return amounts;
}

function amountAt(place: number, count: number, { all }: PreparedCart, { lines }: Left): number {
  const [amount, quantity] = [lines[place] ?? 0, all.counts[place] ?? 1];
  return count === quantity ? amount : floorShare(amount, count, quantity);
}

function partsOf({ from, of }: Extract<Take, { kind: 'each' }>, cart: PreparedCart, left: Left): number[] {
  const amounts = amountsOf(from, cart, left);
  return from.counts.map((count, at) => of(amounts[at] ?? 0, count));
}

function subtract(parts: readonly number[], places: readonly number[], left: Left): number {
  let sum = 0;
  for (let at = 0; at < places.length; at += 1) {
    const [place, part] = [places[at] ?? 0, parts[at] ?? 0];
    left.lines[place] = (left.lines[place] ?? 0) - part;
    sum += part;
  }
  return sum;
}

function worthOfFixed({ parts, shipping }: Extract<Take, { kind: 'fixed' }>, left: Left): number {
  let sum = Math.min(shipping, left.shipping);
  for (let place = 0; place < parts.length; place += 1) {
    sum += Math.min(parts[place] ?? 0, left.lines[place] ?? 0);
  }
  return sum;
}

function takeFixed({ parts, shipping }: Extract<Take, { kind: 'fixed' }>, left: Left): number {
  const taken = Math.min(shipping, left.shipping);
  left.shipping -= taken;
  let sum = taken;
  for (let place = 0; place < parts.length; place += 1) {
    const amount = left.lines[place] ?? 0;
    const part = Math.min(parts[place] ?? 0, amount);
    left.lines[place] = amount - part;
    sum += part;
  }
  return sum;
}
