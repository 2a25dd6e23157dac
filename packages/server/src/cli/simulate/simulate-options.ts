import type { SimulatedDates } from '@couponry/contract';

/** What `simulate` is asked for. */
export interface SimulateOptions {
  /** A file with what `POST /v1/coupons` takes, or the id of a coupon. */
  readonly coupon: string;
  readonly with?: readonly string[];
  /** A file of orders. */
  readonly orders: string;
  readonly format?: 'csv' | 'jsonl';
  /** Of coupons that say none. */
  readonly currency: string;
  readonly timeZone: string;
  readonly dates?: SimulatedDates;
  readonly workspace?: string;
  readonly out?: string;
  readonly json?: true;
}
