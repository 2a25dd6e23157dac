import { NO_BENEFIT } from '../discount/benefit.ts';
import type { NextStep } from '../discount/next-step.ts';
import type { Refusal } from '../reasons.ts';
import type { Benefit, OfferResult } from './evaluation.ts';

/**
 * What an applied code gives. One literal: there is one for each code of each cart, and objects that are put together cost more.
 *
 * @param next what keeps it from giving more; null: nothing does
 */
export function appliedOffer(
  code: string,
  { discount, shippingDiscount, allocations, gifts }: Benefit,
  next: NextStep | null,
): OfferResult {
  return { code, applied: true, discount, shippingDiscount, allocations, gifts, reasons: [], next };
}

/** Why a code is not applied. */
export function refusedOffer(code: string, reasons: readonly Refusal[]): OfferResult {
  const { discount, shippingDiscount, allocations, gifts } = NO_BENEFIT;
  return { code, applied: false, discount, shippingDiscount, allocations, gifts, reasons, next: null };
}
