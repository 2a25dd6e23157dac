import type { EarlierNote } from './left-out.ts';
import type { OrdersPlace } from './orders-error.ts';
import type { OrdersFormat } from './past-orders.ts';
import type { SimulatedCoupons } from './run-simulation.ts';

/** What the thread of a replay is given. */
export interface ThreadTask {
  readonly coupons: SimulatedCoupons;
  readonly format: OrdersFormat;
  /** The whole file, in UTF-8. */
  readonly orders:
    | { readonly kind: 'memory'; readonly bytes: Uint8Array }
    | { readonly kind: 'disk'; readonly path: string; readonly size: number };
  readonly notes: readonly EarlierNote[];
}

/** What the thread of a replay tells: how far it is, and in the end what it found or why it can not. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly orders: number; readonly percent: number }
  | { readonly kind: 'done'; readonly orders: number; readonly result: object }
  | { readonly kind: 'failed'; readonly problem: OrdersPlace & { readonly message: string } };
