/** A client, or nobody by name, gets a coupon on purpose. Times are milliseconds since the epoch. */
export interface Activation {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  /** Whether the code was made for this activation (an individual code), or is the friendly one. */
  readonly issuesCode: boolean;
  readonly clientId: string | null;
  readonly at: number;
  readonly expiresAt: number | null;
  /**
   * Whether it took over the activation that a use had made by itself: nothing is counted anew and no clock starts, but what
   * is activated no longer goes with its last use.
   */
  readonly takesOver: boolean;
}
