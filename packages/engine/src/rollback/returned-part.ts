import type { ReturnedLine } from './rollback.ts';

/** What a rollback gives back. Money is in minor units; the discount on shipping is part of `discount`. */
export interface ReturnedPart {
  readonly amount: number | null;
  readonly discount: number;
  readonly shippingDiscount: number;
  readonly lines: readonly ReturnedLine[] | null;
  readonly completes: boolean;
}
