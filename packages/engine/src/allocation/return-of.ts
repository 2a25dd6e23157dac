import { floorShare } from '../money/floor-share.ts';

/**
 * What a line has given back of its part of a discount once so many of its units came back, in all and in minor units:
 * floor(allocation x returned / quantity). What one return gives back is the difference to the returns before it, so that all
 * together give back the whole, in whatever steps they come.
 *
 * @param allocation what the line bears of the discount
 * @param quantityReturned how many units came back in all, from 0 to `quantity`
 * @example returnOf(100, 1, 3) // 33; returnOf(100, 2, 3) - 33 is 33, returnOf(100, 3, 3) - 66 is 34
 */
export function returnOf(allocation: number, quantityReturned: number, quantity: number): number {
  return floorShare(allocation, quantityReturned, quantity);
}
