import type { Match } from '../../cart/match.ts';
import type { MeantUnits, PreparedCart } from '../../cart/prepared-cart.ts';
import { above } from '../above.ts';
import type { NewPriceDiscount, Target } from '../discount.ts';
import { unitsMeant } from '../meant-units.ts';
import { abovePrice } from '../part-of-units.ts';
import { prepareEach } from '../prepare-each.ts';
import { prepareShare } from '../prepare-share.ts';
import { nearestSet, nextSet, setsOfEachLine, unitsOfEach } from '../sets-of-each-line.ts';
import { dearestSets } from '../sets-of-units.ts';
import type { Prepare, Prepared } from '../take.ts';

/**
 * What each unit costs above the price, line by line; of the order as a whole, what it comes to above the price; of sets of so
 * many units, what they come to above the price of each set; where sets are of each line, line by line again.
 */
export const newPrice: Prepare<NewPriceDiscount> = ({ price, quantity, sets, target }, cart) => {
  if (quantity !== undefined) {
    return (sets === undefined ? prepareSets : prepareSetsOfEachLine)(price, quantity, target, cart);
  }
  if (target.on === 'items') return prepareEach(target, cart, abovePrice(price));
  return prepareShare(target, cart, above(price));
};

function prepareSets(price: number, quantity: number, target: Target, cart: PreparedCart): Prepared {
  const meant = unitsMeant(target, cart);
  const units = countPriced(meant, cart);
  const match = matchToAdd(target, meant, cart);
  const whole = Math.floor(units / quantity);
  const lacking = {
    type: 'add_units',
    quantity: (whole + 1) * quantity - units,
    ...mostOfEach(target),
  } as const;
  const fix = match && { ...lacking, match };
  if (whole === 0) {
    const refusal = { reason: 'buy_quantity_missing', actual: units, expected: quantity } as const;
    return { refusal: fix === null ? refusal : { ...refusal, fix } };
  }
  const made = dearestSets(meant, quantity, price, cart);
  const take = { kind: 'sets', price, ...made } as const;
  const expected = (whole + 1) * quantity;
  // Of sets that are too cheap already one more is as cheap.
  const isOpen = made.sets.reduce((sum, { count }) => sum + count, 0) === whole && expected <= mostOf(target);
  return fix === null || !isOpen ? { take } : { take, next: { actual: units, expected, fix } };
}

function prepareSetsOfEachLine(
  price: number,
  quantity: number,
  target: Target,
  cart: PreparedCart,
): Prepared {
  const meant = unitsMeant(target, cart);
  const given = setsOfEachLine(meant, quantity, Number.POSITIVE_INFINITY, cart);
  const match = target.on === 'items' ? target.match : {};
  if (given.places.length === 0) {
    const { units, fix } = nearestSet(meant, quantity, match, cart);
    return { refusal: { reason: 'buy_quantity_missing', actual: units, expected: quantity, fix } };
  }
  const ofSet = abovePrice(price);
  const from = unitsOfEach(given, quantity);
  const take = {
    kind: 'each',
    from,
    of: (left: number, units: number) => ofSet(left, units / quantity),
  } as const;
  // Where no more than some of each line count, more of it may not.
  if (target.on === 'items' && target.units !== undefined) return { take };
  return { take, next: nextSet(meant, quantity, match, cart) };
}

/** How many units count at most. */
function mostOf(target: Target): number {
  const units = target.on === 'items' ? target.units : undefined;
  return units === undefined || units.take === 'of_each_line' ? Number.POSITIVE_INFINITY : units.max;
}

function mostOfEach(target: Target): { readonly maxOfEachLine?: number } {
  const units = target.on === 'items' ? target.units : undefined;
  return units?.take === 'of_each_line' ? { maxOfEachLine: units.max } : {};
}

/**
 * What one more unit can be of: where only so many of each line count, no article of a line that has so many; null: nothing else
 * is meant.
 */
function matchToAdd(target: Target, meant: MeantUnits, { lines }: PreparedCart): Match | null {
  if (target.on === 'order') return {};
  const { match, units } = target;
  if (units?.take !== 'of_each_line') return match;
  const full = meant.places.filter((_, at) => meant.counts[at] === units.max);
  if (full.length === 0) return match;
  const { in: wanted, notIn = [] } = match.sku ?? {};
  const closed = new Set([...notIn, ...full.flatMap((place) => lines[place]?.sku ?? [])]);
  if (wanted === undefined) return { ...match, sku: { notIn: [...closed] } };
  const open = wanted.filter((sku) => !closed.has(sku));
  return open.length === 0 ? null : { ...match, sku: { in: open } };
}

function countPriced({ places, counts }: MeantUnits, { lines }: PreparedCart): number {
  return places.reduce(
    (sum, place, at) => sum + ((lines[place]?.unitPrice ?? 0) > 0 ? (counts[at] ?? 0) : 0),
    0,
  );
}
