import type { Gift } from './evaluation.ts';

/** A line of the cart that a code was used with. Money is in minor units. */
export interface UsedLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly unitPrice: number;
  /** What the code takes off it. */
  readonly discount: number;
  /** What other codes of the order had taken off it before. */
  readonly alreadyOff: number;
  /** In ten-thousandths of a percent; null: not told. */
  readonly taxRate: number | null;
}

/**
 * What the ledger keeps of the cart that a code was used with: as much as a return, a repeat and the answer need, and nothing of
 * what was bought. Money is in minor units.
 */
export interface CartUse {
  /** Tells carts apart: the same for the same cart, whatever the order of its lines. */
  readonly hash: string;
  readonly lines: readonly UsedLine[];
  readonly pricesIncludeTax: boolean | null;
  readonly shipping: number;
  /** The part of the discount that is taken off the shipping. */
  readonly shippingDiscount: number;
  /** What other codes of the order had taken off the shipping before. */
  readonly shippingAlreadyOff: number;
  readonly gifts: readonly Gift[];
}
