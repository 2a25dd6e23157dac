import type { Match } from '../cart/match.ts';
import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import type { Fix } from '../eligibility/fix.ts';
import { byPrice } from './meant-units.ts';
import type { NextStep } from './next-step.ts';

/** Whole sets of units of one line each, line by line: how many sets, not units. */
export interface LineSets {
  readonly places: readonly number[];
  readonly sets: readonly number[];
}

/**
 * As many whole sets as each line has for itself. Where no more than some are given, those of the dearest lines come first, ties by
 * line id: whatever one gets of a set, of a dearer one it is at least as much. What costs nothing is in none.
 *
 * @param meant the units of which sets can be made
 * @param size how many units a set has
 * @param most how many sets there are at most, over all lines
 */
export function setsOfEachLine(meant: MeantUnits, size: number, most: number, cart: PreparedCart): LineSets {
  const counts = new Map(meant.places.map((place, at) => [place, meant.counts[at] ?? 0]));
  const given: [place: number, sets: number][] = [];
  let open = most;
  for (const place of byPrice(meant.places, 'dearest', cart)) {
    const sets = Math.min(open, Math.floor((counts.get(place) ?? 0) / size));
    if (sets === 0 || !isPriced(place, cart)) continue;
    given.push([place, sets]);
    open -= sets;
  }
  given.sort(([one], [other]) => one - other);
  return { places: given.map(([place]) => place), sets: given.map(([, sets]) => sets) };
}

/** The units of sets of which so many each are meant. */
export function unitsOfEach({ places, sets }: LineSets, quantity: number): MeantUnits {
  return { places, counts: sets.map((count) => count * quantity) };
}

/** How many units the line has that is nearest to a set, and what makes one of them. */
export interface NearestSet {
  readonly units: number;
  readonly fix: Fix;
}

/**
 * What the first set lacks where no line has one: more of the line that needs least, of equal ones of the smallest id; where there
 * is no such line yet, a line with all of it.
 *
 * @param meant the units of which sets can be made
 * @param match which lines they are of
 */
export function nearestSet(
  { places, counts }: MeantUnits,
  size: number,
  match: Match,
  cart: PreparedCart,
): NearestSet {
  let [units, nearest]: [number, number | null] = [0, null];
  for (const [at, place] of places.entries()) {
    const count = isPriced(place, cart) ? (counts[at] ?? 0) : 0;
    if (count > units) [units, nearest] = [count, place];
  }
  const line = nearest === null ? undefined : cart.lines[nearest];
  const lacking = { type: 'add_units', quantity: size - units } as const;
  if (line === undefined) return { units, fix: { ...lacking, match, ofOneLine: true } };
  return { units, fix: { ...lacking, match: { sku: { in: [line.sku] } }, lineIds: [line.id] } };
}

/** What one set more lacks: the same of what each line has beside its whole sets. */
export function nextSet(meant: MeantUnits, size: number, match: Match, cart: PreparedCart): NextStep {
  const counts = meant.counts.map((count) => count % size);
  const { units, fix } = nearestSet({ places: meant.places, counts }, size, match, cart);
  return { actual: units, expected: size, fix };
}

function isPriced(place: number, { lines }: PreparedCart): boolean {
  return (lines[place]?.unitPrice ?? 0) > 0;
}
