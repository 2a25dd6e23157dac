import type { CartUse } from '../cart/cart-use.ts';

/** An order as the store names it; ids are scoped to the store. */
export interface OrderRef {
  readonly store: string;
  readonly id: string;
}

/** A code is used. Money is in minor units of `currency`, times are milliseconds since the epoch. */
export interface Redemption {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  /** The client for whom it counts: the code's owner, else the one named, else nobody. */
  readonly clientId: string | null;
  readonly order: OrderRef | null;
  /** The order's value before the discount, where it was told: of a cart its subtotal. */
  readonly amount: number | null;
  /** All that is taken off, the shipping's discount included; null where it cannot be known. */
  readonly discount: number | null;
  /** What was known of the cart; null: no cart was sent. */
  readonly cart: CartUse | null;
  readonly currency: string;
  readonly at: number;
  /** The local day (`YYYY-MM-DD`, in the coupon's zone) whose periods it counts in. */
  readonly day: string;
  /** Whether this redemption activated the coupon by itself. */
  readonly activates: boolean;
  readonly activatedAt: number | null;
  readonly expiresAt: number | null;
  /** Whether the same code could be redeemed once more right after this redemption. */
  readonly usableAfter: boolean;
  /** The reservation whose live hold became this redemption. */
  readonly reservationId: string | null;
  /** Shared by the redemptions of one request over several codes. */
  readonly jointId: string | null;
}
