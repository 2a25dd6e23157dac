import type { Match } from '../../cart/match.ts';
import { matchingPlaces } from '../../cart/matching-places.ts';
import type { MeantUnits, PreparedCart } from '../../cart/prepared-cart.ts';
import { unitsOf } from '../../cart/units-of.ts';
import type { BuyGetDiscount, GetTerms } from '../discount.ts';
import { byPrice, pickUnits, unitsMeant } from '../meant-units.ts';
import type { NextStep } from '../next-step.ts';
import { abovePrice, amountOffEach } from '../part-of-units.ts';
import { percentage } from '../percentage.ts';
import { nearestSet, nextSet, setsOfEachLine, unitsOfEach } from '../sets-of-each-line.ts';
import type { Prepare, Prepared, Take } from '../take.ts';

/** How many units there are to buy, to get, and of either kind. */
interface Supply {
  readonly buy: number;
  readonly get: number;
  readonly either: number;
}

/**
 * As many whole sets as the cart has, at most `repeat`: `buy.quantity` units bought and `get.quantity` units got, no unit
 * both. What one gets are the cheapest units that match `get` (ties by line id) which leave enough to be bought: units that
 * match only `buy` count as bought first, then the dearest of those that match both. What costs nothing is neither bought nor
 * got: a free sample is no purchase, and nothing could be taken off it.
 *
 * Of sets of each line every line has its own, and those of the dearest are given first.
 */
export const buyGet: Prepare<BuyGetDiscount> = (discount, cart) => {
  if (discount.sets !== undefined) return ofEachLine(discount, cart);
  const { buy, get, repeat } = discount;
  const toBuy = new Set(pricedPlaces(buy.match, cart));
  const toGet = pricedPlaces(get.match, cart);
  const supply = {
    buy: unitsAt(toBuy, cart),
    get: unitsAt(toGet, cart),
    either: unitsAt(new Set([...toBuy, ...toGet]), cart),
  };
  const most = repeat ?? Number.POSITIVE_INFINITY;
  const sets = Math.min(most, setsIn(supply, buy.quantity, get.quantity));
  if (sets === 0) return incomplete({ buy, get }, supply);
  const scarce = { places: toBuy, most: supply.buy - sets * buy.quantity };
  const from = pickUnits(byPrice(toGet, 'cheapest', cart), sets * get.quantity, cart, scarce);
  const take = takeOf(get, from);
  const next = sets === most ? null : oneMore({ buy, get }, supply, sets + 1);
  return next === null ? { take } : { take, next };
};

function ofEachLine({ buy, get, repeat }: BuyGetDiscount, cart: PreparedCart): Prepared {
  const size = buy.quantity + get.quantity;
  const meant = unitsMeant({ on: 'items', match: buy.match }, cart);
  const most = repeat ?? Number.POSITIVE_INFINITY;
  const given = setsOfEachLine(meant, size, most, cart);
  if (given.places.length > 0) {
    const take = takeOf(get, unitsOfEach(given, get.quantity));
    const count = given.sets.reduce((sum, sets) => sum + sets, 0);
    return count === most ? { take } : { take, next: nextSet(meant, size, buy.match, cart) };
  }
  const { units, fix } = nearestSet(meant, size, buy.match, cart);
  if (units < buy.quantity) {
    return { refusal: { reason: 'buy_quantity_missing', actual: units, expected: buy.quantity, fix } };
  }
  const actual = units - buy.quantity;
  return { refusal: { reason: 'get_quantity_missing', actual, expected: get.quantity, fix } };
}

function takeOf(get: GetTerms, from: MeantUnits): Take {
  if ('price' in get) return { kind: 'each', from, of: abovePrice(get.price) };
  if ('amount' in get) return { kind: 'each', from, of: amountOffEach(get.amount) };
  return { kind: 'share', from, portion: percentage(get.percent, null) };
}

function pricedPlaces(match: Match, { lines }: PreparedCart): number[] {
  return matchingPlaces(match, lines).filter((place) => (lines[place]?.unitPrice ?? 0) > 0);
}

function unitsAt(places: Iterable<number>, { lines }: PreparedCart): number {
  return unitsOf([...places].flatMap((place) => lines[place] ?? []));
}

/** No unit is bought and got, so there must be enough of each kind and of both together. */
function setsIn({ buy, get, either }: Supply, toBuy: number, toGet: number): number {
  return Math.floor(Math.min(buy / toBuy, get / toGet, either / (toBuy + toGet)));
}

/** What the first set lacks: units to buy, then units to get. */
function incomplete({ buy, get }: Pick<BuyGetDiscount, 'buy' | 'get'>, supply: Supply): Prepared {
  const lacking = buy.quantity - supply.buy;
  if (lacking > 0) {
    return {
      refusal: {
        reason: 'buy_quantity_missing',
        actual: supply.buy,
        expected: buy.quantity,
        fix: { type: 'add_units', quantity: lacking, match: buy.match },
      },
    };
  }
  const toAdd = Math.max(get.quantity - supply.get, buy.quantity + get.quantity - supply.either);
  return {
    refusal: {
      reason: 'get_quantity_missing',
      actual: get.quantity - toAdd,
      expected: get.quantity,
      fix: { type: 'add_units', quantity: toAdd, match: get.match },
    },
  };
}

/**
 * What so many sets lack where units of one kind are all that is missing; null where some are to be bought and others to be got,
 * which is no one thing to do. Beside whole sets both of the same kind never are.
 */
function oneMore(
  { buy, get }: Pick<BuyGetDiscount, 'buy' | 'get'>,
  supply: Supply,
  sets: number,
): NextStep | null {
  const toBuy = sets * buy.quantity - supply.buy;
  const toGet = sets * get.quantity - supply.get;
  const toAdd = sets * (buy.quantity + get.quantity) - supply.either;
  if (toBuy > 0 && toGet > 0) return null;
  const [{ match }, actual, lacking] = toGet > 0 ? [get, supply.get, toGet] : [buy, supply.buy, toBuy];
  const quantity = Math.max(lacking, toAdd);
  return { actual, expected: actual + quantity, fix: { type: 'add_units', quantity, match } };
}
