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
  /** How much discount came back, to the budget too. */
  readonly discount: number;
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
  readonly isWhole: boolean;
}

/** Nothing was given back yet. */
export const NOTHING_RETURNED: Returned = { amount: 0, discount: 0, isWhole: false };
