import type { PreparedCart } from '../cart/prepared-cart.ts';

/**
 * What is left of an order while discounts are taken off it: of each line of a prepared cart and of the shipping, in minor
 * units. It is worked on in place; nobody outside an evaluation sees it.
 */
export interface Left {
  readonly lines: Float64Array;
  shipping: number;
}

/** All of it. */
export function allOf({ amounts, shipping }: PreparedCart): Left {
  return { lines: amounts.slice(), shipping };
}

/** Another one that is the same. */
export function copyOf({ lines, shipping }: Left): Left {
  return { lines: lines.slice(), shipping };
}

/** Makes one the same as another, without a new object: a search does this thousands of times. */
export function copyLeft(from: Left, to: Left): void {
  to.lines.set(from.lines);
  to.shipping = from.shipping;
}
