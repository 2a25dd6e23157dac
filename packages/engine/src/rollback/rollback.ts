/** Units of a line that are returned, or were. */
export interface LineReturn {
  readonly lineId: string;
  readonly quantity: number;
}

/** Units of a line that were returned, and the discount that came back with them (minor units). */
export interface ReturnedLine extends LineReturn {
  readonly discount: number;
}

/**
 * A redemption is given back, whole or in part. Money is in minor units of the redemption's currency, times are milliseconds
 * since the epoch.
 */
export interface Rollback {
  readonly id: string;
  readonly redemptionId: string;
  readonly couponId: string;
  readonly clientId: string | null;
  /** What the store says of it, such as `order_cancelled`. */
  readonly reason: string;
  readonly at: number;
  /** How much of the order's value was returned; null where that value was never told. */
  readonly amount: number | null;
  /** How much discount came back, to the budget too; that on shipping is in it. */
  readonly discount: number;
  /** The part of the discount that is the shipping's: it comes back with the last units. */
  readonly shippingDiscount: number;
  /** What came back of each line, in their order; null where the redemption knew no cart. */
  readonly lines: readonly ReturnedLine[] | null;
  /** Whether nothing of the redemption is left. */
  readonly completes: boolean;
  readonly givesBackUse: boolean;
  /** Whether the activation that uses had made went with it. */
  readonly deactivates: boolean;
}

/** What was given back of a redemption so far. */
export interface Returned {
  readonly amount: number;
  readonly discount: number;
  /** Of each line of which something was; empty where the redemption knew no cart. */
  readonly lines: readonly ReturnedLine[];
  readonly isWhole: boolean;
}

/** Nothing was given back yet. */
export const NOTHING_RETURNED: Returned = { amount: 0, discount: 0, lines: [], isWhole: false };
