/** A row of the ledger: when it was decided, by the server's clock, in milliseconds since the epoch. */
interface LedgerRow {
  readonly id: string;
  readonly couponId: string;
  readonly at: number;
}

/** A client got a coupon on purpose. `takesOver`: a use had activated it already, so that it counts no more. */
export interface ActivationRow extends LedgerRow {
  readonly code: string;
  readonly clientId: string | null;
  readonly takesOver: boolean;
}

/** A code used for an order, or held for it. `day` is the local day (`YYYY-MM-DD`) that it counts in. */
interface UseRow extends LedgerRow {
  readonly code: string;
  readonly clientId: string | null;
  readonly orderId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  readonly day: string;
  readonly activates: boolean;
  readonly jointId: string | null;
}

/** `reservationId` is that of the live hold that it was; one that was made of a dead hold is a use of its own. */
export interface RedemptionRow extends UseRow {
  readonly reservationId: string | null;
}

export interface ReservationRow extends UseRow {
  readonly holdsUntil: number;
}

/**
 * What became of a reservation; two rows for one that ran out and was confirmed after all. `deactivates`: the activation that it
 * made went with it.
 */
export interface ReservationEndRow extends Omit<LedgerRow, 'id'> {
  readonly reservationId: string;
  readonly outcome: 'confirmed' | 'released' | 'expired';
  readonly redemptionId: string | null;
  readonly deactivates: boolean;
}

/** A redemption given back, whole (`completes`) or in part. `amount`: of the order's value; `discount`: of the discount. */
export interface RollbackRow extends LedgerRow {
  readonly redemptionId: string;
  readonly reason: string;
  readonly amount: number | null;
  readonly discount: number;
  readonly completes: boolean;
  readonly givesBackUse: boolean;
  readonly deactivates: boolean;
}

/** What the ledger has of the coupons of a proof. */
export interface Ledger {
  readonly activations: readonly ActivationRow[];
  readonly redemptions: readonly RedemptionRow[];
  readonly reservations: readonly ReservationRow[];
  readonly ends: readonly ReservationEndRow[];
  readonly rollbacks: readonly RollbackRow[];
}
