import type { PartOfUnits } from './take.ts';

/** What units cost above a price, in minor units. */
export function abovePrice(price: number): PartOfUnits {
  return (left, units) => Math.max(0, left - price * units);
}

/** An amount off each, in minor units, at most what it costs. */
export function amountOffEach(amount: number): PartOfUnits {
  return (left, units) => Math.min(left, amount * units);
}
