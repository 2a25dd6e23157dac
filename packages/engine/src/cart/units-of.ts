import type { CartLine } from './cart.ts';

/** How many units there are in these lines. */
export function unitsOf(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
