import type { Refusal } from '../reasons.ts';
import type { Benefit, OfferResult } from './evaluation.ts';

/** What became of a code. One literal: there is one for each code of each cart, and objects that are put together cost more. */
export function offerResult(
  code: string,
  applied: boolean,
  { discount, shippingDiscount, allocations, gifts }: Benefit,
  reasons: readonly Refusal[],
): OfferResult {
  return { code, applied, discount, shippingDiscount, allocations, gifts, reasons };
}
