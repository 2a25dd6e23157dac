import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import { byPrice } from './meant-units.ts';

/** Units that have a price together: how many sets there are, and the units that are in one. */
export interface Sets {
  readonly count: number;
  readonly units: MeantUnits;
}

/**
 * As many sets of so many units as cost more than a price each: the dearest units make the first set, and so on, so that the
 * client saves the most. A unit that costs nothing is in none.
 *
 * @param meant the units of which sets can be made
 * @param size how many units a set has
 * @param price what a set costs at most as it is, in minor units, so that it is left alone
 */
export function dearestSets(meant: MeantUnits, size: number, price: number, cart: PreparedCart): Sets {
  const counts = new Map(meant.places.map((place, at) => [place, meant.counts[at] ?? 0]));
  const lines = byPrice(meant.places, 'dearest', cart).map((place) => ({
    ...{ place, count: counts.get(place) ?? 0, unitPrice: cart.lines[place]?.unitPrice ?? 0 },
  }));
  const count = countSets(lines, size, price);
  return { count, units: firstUnits(lines, count * size) };
}

interface PricedLine {
  readonly place: number;
  readonly count: number;
  readonly unitPrice: number;
}

/** Each set costs no more than the one before: the first that is not dear enough is the end. */
function countSets(lines: readonly PricedLine[], size: number, price: number): number {
  let sets = 0;
  let [open, sum] = [size, 0];
  for (const { count, unitPrice } of lines) {
    let left = count;
    while (left > 0 && unitPrice > 0) {
      // A line can have millions of units: whole sets of it are one step.
      const whole = open === size ? Math.floor(left / size) : 0;
      if (whole > 0 && unitPrice * size <= price) return sets;
      sets += whole;
      left -= whole * size;
      const taken = Math.min(open, left);
      sum += taken * unitPrice;
      open -= taken;
      left -= taken;
      if (open > 0) continue;
      if (sum <= price) return sets;
      sets += 1;
      [open, sum] = [size, 0];
    }
  }
  return sets;
}

function firstUnits(lines: readonly PricedLine[], quantity: number): MeantUnits {
  let open = quantity;
  const picked: [place: number, count: number][] = [];
  for (const { place, count } of lines) {
    const taken = Math.min(open, count);
    if (taken > 0) picked.push([place, taken]);
    open -= taken;
  }
  picked.sort(([one], [other]) => one - other);
  return { places: picked.map(([place]) => place), counts: picked.map(([, taken]) => taken) };
}
