import { matchingPlaces } from '../cart/matching-places.ts';
import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import type { Target } from './discount.ts';

const EVERY_UNIT = { max: Number.POSITIVE_INFINITY, take: 'of_each_line' } as const;

/**
 * The units that a target means: all of the order, all of the lines that match, at most so many of each of these, or the cheapest
 * or dearest of them by unit price, ties by line id, those that cost nothing last.
 */
export function unitsMeant(target: Target, cart: PreparedCart): MeantUnits {
  if (target.on === 'order') return cart.all;
  const places = matchingPlaces(target.match, cart.lines);
  const { max, take } = target.units ?? EVERY_UNIT;
  if (take === 'of_each_line') {
    return { places, counts: places.map((place) => Math.min(max, cart.lines[place]?.quantity ?? 0)) };
  }
  return pickUnits(byPrice(places, take, cart), max, cart);
}

/**
 * Places by the unit price of their lines, the cheapest or the dearest first; of equal ones the smaller id first. What costs
 * nothing comes last: who has a free sample in the cart would get nothing for a code on the cheapest.
 */
export function byPrice(
  places: readonly number[],
  first: 'cheapest' | 'dearest',
  { lines }: PreparedCart,
): number[] {
  const rankOf = (place: number) => {
    const price = lines[place]?.unitPrice ?? 0;
    if (price === 0) return Number.POSITIVE_INFINITY;
    return first === 'cheapest' ? price : -price;
  };
  return places.toSorted((one, other) => {
    const [rank, otherRank] = [rankOf(one), rankOf(other)];
    return rank === otherRank ? one - other : rank - otherRank;
  });
}

/** Lines of which, taken together, only so many units may be picked. */
export interface Scarce {
  readonly places: ReadonlySet<number>;
  readonly most: number;
}

/** So many units of these lines, in this order, as far as there are. */
export function pickUnits(
  places: readonly number[],
  quantity: number,
  { lines }: PreparedCart,
  scarce: Scarce = { places: new Set(), most: 0 },
): MeantUnits {
  const picked = new Map<number, number>();
  let open = quantity;
  let openScarce = scarce.most;
  for (const place of places) {
    const isScarce = scarce.places.has(place);
    const count = Math.min(open, lines[place]?.quantity ?? 0, isScarce ? openScarce : open);
    if (count > 0) picked.set(place, count);
    open -= count;
    if (isScarce) openScarce -= count;
  }
  const rising = [...picked].sort(([one], [other]) => one - other);
  return { places: rising.map(([place]) => place), counts: rising.map(([, count]) => count) };
}
