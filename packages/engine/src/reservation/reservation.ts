import type { CartUse } from '../cart/cart-use.ts';
import type { OrderRef } from '../redemption/redemption.ts';

/**
 * A use is held during a checkout. It counts under every limit until it is settled or `holdsUntil` has come. Money is in minor
 * units of `currency`, times are milliseconds since the epoch.
 */
export interface Reservation {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  /** The client for whom it counts: the code's owner, else the one named, else nobody. */
  readonly clientId: string | null;
  readonly order: OrderRef | null;
  readonly amount: number | null;
  /** All that is taken off, the shipping's discount included; null where it cannot be known. */
  readonly discount: number | null;
  /** What was known of the cart; null: no cart was sent. */
  readonly cart: CartUse | null;
  readonly currency: string;
  readonly at: number;
  /** The local day (`YYYY-MM-DD`, in the coupon's zone) whose periods it counts in, also once it is confirmed. */
  readonly day: string;
  readonly holdsUntil: number;
  /** Whether it activated the coupon by itself. */
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  /** Shared by the reservations of one request over several codes. */
  readonly jointId: string | null;
}

/** What became of a hold: it was confirmed, given back by the store, or its time ran out. */
export type HoldEnd = 'confirmed' | 'released' | 'expired';

/**
 * The end of a hold, as it goes into the ledger. One that ran out can still be confirmed as a new redemption: then it has two
 * ends.
 */
export interface ReservationEnd {
  readonly reservationId: string;
  readonly couponId: string;
  readonly clientId: string | null;
  readonly end: HoldEnd;
  readonly at: number;
  readonly redemptionId: string | null;
  /** Whether the activation that uses had made went with it. */
  readonly deactivates: boolean;
}

/** Where a reservation stands, as far as it is stored: a hold that ran out is `held` until somebody collects it. */
export type ReservationState = 'held' | HoldEnd;

/**
 * Whether a hold is in force: it is while `now < holdsUntil`. One that is not any more (a dead hold) counts until it is collected.
 *
 * @example isLive('held', reservation, reservation.holdsUntil) // false
 */
export function isLive(state: ReservationState, reservation: Reservation, now: number): boolean {
  return state === 'held' && now < reservation.holdsUntil;
}
