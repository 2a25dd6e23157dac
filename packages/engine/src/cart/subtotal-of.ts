import type { Cart, CartLine } from './cart.ts';

/** What the lines of a cart come to before discounts, in minor units; shipping is none of them. */
export function subtotalOf({ lines }: Pick<Cart, 'lines'>): number {
  return amountOfLines(lines);
}

/** What these lines come to before discounts, in minor units. */
export function amountOfLines(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}
