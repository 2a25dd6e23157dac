import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import { byPrice } from './meant-units.ts';

/** Sets of units that have a price together, and the units that are in them: one set, or all those of one line alone. */
export interface Sets {
  readonly count: number;
  readonly units: MeantUnits;
  /** Where each of its lines is among those of all sets. */
  readonly at: readonly number[];
}

/** Sets, and the units of all of them together. */
export interface AllSets {
  readonly sets: readonly Sets[];
  readonly from: MeantUnits;
}

/**
 * All sets of so many units that can cost more than a price each: the dearest units make the first set, and so on, so that the
 * client saves the most. A unit that costs nothing is in none. Which of them do cost more depends on what others have left.
 *
 * @param meant the units of which sets can be made
 * @param size how many units a set has
 * @param price what a set costs at most as it is, in minor units, so that it is left alone
 * @returns the dearer first; those of one line alone, which always cost the same, as one
 */
export function dearestSets(meant: MeantUnits, size: number, price: number, cart: PreparedCart): AllSets {
  const counts = new Map(meant.places.map((place, at) => [place, meant.counts[at] ?? 0]));
  const lines = byPrice(meant.places, 'dearest', cart).map((place) => ({
    ...{ place, count: counts.get(place) ?? 0, unitPrice: cart.lines[place]?.unitPrice ?? 0 },
  }));
  const sets = makeSets(lines, size, price);
  const from = unitsOfSets(sets);
  const atOf = new Map(from.places.map((place, at) => [place, at]));
  return {
    sets: sets.map((one) => ({ ...one, at: one.units.places.map((place) => atOf.get(place) ?? 0) })),
    from,
  };
}

/** The units of all sets but some of them; a line can be left with none. */
export function unitsWithout({ places, counts }: MeantUnits, sets: readonly Sets[]): MeantUnits {
  const left = counts.slice();
  for (const { units, at } of sets) {
    for (const [index, count] of units.counts.entries()) {
      const line = at[index] ?? 0;
      left[line] = (left[line] ?? 0) - count;
    }
  }
  return { places, counts: left };
}

function unitsOfSets(sets: readonly MadeSets[]): MeantUnits {
  const counts = new Map<number, number>();
  for (const { units } of sets) {
    for (const [at, place] of units.places.entries()) {
      counts.set(place, (counts.get(place) ?? 0) + (units.counts[at] ?? 0));
    }
  }
  return meantUnits([...counts]);
}

type MadeSets = Omit<Sets, 'at'>;

interface PricedLine {
  readonly place: number;
  readonly count: number;
  readonly unitPrice: number;
}

type Picked = readonly [place: number, count: number];

/** Each set costs no more than the one before: the first that is not dear enough is the end. */
function makeSets(lines: readonly PricedLine[], size: number, price: number): MadeSets[] {
  const sets: MadeSets[] = [];
  let [open, sum, picked]: [number, number, Picked[]] = [size, 0, []];
  for (const { place, count, unitPrice } of lines) {
    let left = count;
    while (left > 0 && unitPrice > 0) {
      // A line can have millions of units: whole sets of it are one step.
      const whole = open === size ? Math.floor(left / size) : 0;
      if (whole > 0) {
        if (unitPrice * size <= price) return sets;
        sets.push({ count: whole, units: meantUnits([[place, whole * size]]) });
        left -= whole * size;
        continue;
      }
      const taken = Math.min(open, left);
      picked.push([place, taken]);
      sum += taken * unitPrice;
      open -= taken;
      left -= taken;
      if (open > 0) continue;
      if (sum <= price) return sets;
      sets.push({ count: 1, units: meantUnits(picked) });
      [open, sum, picked] = [size, 0, []];
    }
  }
  return sets;
}

function meantUnits(picked: readonly Picked[]): MeantUnits {
  const rising = picked.toSorted(([one], [other]) => one - other);
  return { places: rising.map(([place]) => place), counts: rising.map(([, count]) => count) };
}
