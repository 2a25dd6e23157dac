import type { Portion } from './take.ts';

/**
 * What a total comes to above a price; nothing where it is no more.
 *
 * @param price in minor units
 * @example above(499).of(1200) // 701
 */
export function above(price: number): Portion {
  const of = (total: number) => Math.max(0, total - price);
  return { of, unrounded: of, rate: 1, isSteady: false };
}
