import { totalOf } from '../money/total-of.ts';
import type { Cart, CartLine } from './cart.ts';
import { linesById } from './lines-by-id.ts';
import { unitsOf } from './units-of.ts';

/** Units of lines: the places of the lines, rising, and how many units of each are meant. */
export interface MeantUnits {
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

/** A cart as discounts are reckoned on it: in one order, so that the order in which its lines came means nothing. */
export interface PreparedCart {
  /** By id, in code-unit order; a *place* is an index into them. */
  readonly lines: readonly CartLine[];
  /** All units of all lines. */
  readonly all: MeantUnits;
  /** What each line comes to, in minor units. */
  readonly amounts: Float64Array;
  readonly subtotal: number;
  /** How many units there are in all lines. */
  readonly units: number;
  /** What the shipping costs, in minor units; 0 where there is none. */
  readonly shipping: number;
}

/** Prepares a cart for any number of discounts. */
export function prepareCart(cart: Cart): PreparedCart {
  const lines = linesById(cart.lines);
  const amounts = new Float64Array(lines.length);
  for (const [place, { unitPrice, quantity }] of lines.entries()) amounts[place] = unitPrice * quantity;
  return {
    lines,
    all: { places: lines.map((_, place) => place), counts: lines.map(({ quantity }) => quantity) },
    amounts,
    subtotal: totalOf(amounts),
    units: unitsOf(lines),
    shipping: cart.shipping?.amount ?? 0,
  };
}
