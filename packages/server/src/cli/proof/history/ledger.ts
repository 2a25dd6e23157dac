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

/** What is taken off a line, or was given back of it with so many units. Money in minor units. */
export interface LinePart {
  readonly id: string;
  readonly discount: number;
}

/** Units of a line that came back. */
interface ReturnedUnits extends LinePart {
  readonly quantity: number;
}

/** A code used for an order, or held for it. `day` is the local day (`YYYY-MM-DD`) that it counts in. */
interface UseRow extends LedgerRow {
  readonly code: string;
  readonly clientId: string | null;
  readonly orderId: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
  /** The parts of the discount, where a cart was sent; a line without one may be left out. */
  readonly lines: readonly LinePart[] | null;
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
  /** What came back of each line; null where no cart was sent. */
  readonly lines: readonly ReturnedUnits[] | null;
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
