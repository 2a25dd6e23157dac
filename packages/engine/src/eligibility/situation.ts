import type { Cart } from '../cart/cart.ts';
import type { CartClient } from '../cart/cart-client.ts';

/** All that conditions are asked about. */
export interface Situation {
  readonly cart: Cart;
  /** Null: no client is named. */
  readonly client: CartClient | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The coupon's IANA zone, for rules that name none. */
  readonly timeZone: string;
}
