import type { Match } from '../cart/match.ts';

/**
 * The least that lines which match come to and that is not less than so much, in minor units: a unit that costs at least GBP 10 can
 * not be added for GBP 4.70.
 *
 * @example leastToAdd(470, { unitPrice: { min: 1000 } }) // 1000
 */
export function leastToAdd(amount: number, { unitPrice }: Match): number {
  const { min = 0, max = Number.POSITIVE_INFINITY } = unitPrice ?? {};
  // However many units for nothing there are, they come to nothing.
  if (max === 0) return amount;
  const fewest = Math.max(1, Math.ceil(amount / max));
  return Math.max(amount, fewest * min);
}
