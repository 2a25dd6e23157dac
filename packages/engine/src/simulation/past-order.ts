import type { Cart } from '../cart/cart.ts';
import type { CartClient } from '../cart/cart-client.ts';

/** Who placed a past order, and what was known of that client then. */
export interface PastClient extends Omit<CartClient, 'ordersBefore'> {
  readonly id: string;
  /** How many orders the shop knows of before this one; those of the replay are counted beside it, and whichever is more holds. */
  readonly ordersBefore: number;
}

/** An order that was placed, without any discount: what a replay asks coupons about. */
export interface PastOrder {
  readonly id: string;
  /** When it was placed, in milliseconds since the epoch. */
  readonly at: number;
  /** Null: a guest. */
  readonly client: PastClient | null;
  readonly cart: Cart;
}
