import type { Discount } from '../discount/discount.ts';
import type { NextStep } from '../discount/next-step.ts';
import type { Condition } from '../eligibility/condition.ts';
import type { Refusal } from '../reasons.ts';
import type { Stacking } from '../stacking/stacking.ts';

/** What of a coupon decides about a cart. */
export interface OfferTerms {
  /** ISO 4217; a cart in another currency is refused. */
  readonly currency: string;
  /** The IANA zone for weekdays, hours and dates of conditions that name none. */
  readonly timeZone: string;
  /** Null: every cart and every client. */
  readonly eligibility: Condition | null;
  readonly discount: Discount;
  readonly stacking: Stacking;
}

/** A part of a discount that a line bears, in minor units. */
export interface Allocation {
  readonly lineId: string;
  readonly amount: number;
}

/** Something that the shop adds to the order for nothing. */
export interface Gift {
  readonly sku: string;
  readonly quantity: number;
}

/** What a code gives on a cart. `discount` is the sum of the allocations; `shippingDiscount` comes beside it. Minor units. */
export interface Benefit {
  readonly discount: number;
  readonly shippingDiscount: number;
  readonly allocations: readonly Allocation[];
  readonly gifts: readonly Gift[];
}

/** A code that is tried on a cart. */
export interface Offer {
  /** The code, normalised; unique among the offers of one evaluation. */
  readonly code: string;
  readonly terms: OfferTerms;
  /** Why it can not be used at all, whatever is in the cart (state, time, client, limits); empty where it can. */
  readonly refusals: readonly Refusal[];
  /** What is left of its budget, in minor units; null: it has none. It gives its whole discount or nothing. */
  readonly budgetLeft: number | null;
  /** What it has given on this order already: it stays, and the others are decided around it. Null: nothing. */
  readonly applied: Benefit | null;
}

/** What became of a code. `reasons` is empty exactly where it is applied; a dry run shows all of them, in their order. */
export interface OfferResult extends Benefit {
  readonly code: string;
  readonly applied: boolean;
  readonly reasons: readonly Refusal[];
  /** What keeps it from giving more; null where nothing does, where it is not applied, and of what was applied before. */
  readonly next: NextStep | null;
}

/** What a line comes to. Tax is null where the cart does not tell both its rate and whether prices include it. */
export interface LineResult {
  readonly lineId: string;
  readonly amount: number;
  readonly discount: number;
  readonly total: number;
  readonly tax: number | null;
}

/** What a cart comes to, in minor units: `total` = subtotal - discount + shipping - shippingDiscount. */
export interface CartTotals {
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly shippingDiscount: number;
  readonly total: number;
  /** Tax in (or on top of) the discounted lines; null where it is not known for every line. */
  readonly tax: number | null;
}

/** What a cart is worth with these codes. */
export interface Evaluation {
  /** In the order of the offers. */
  readonly results: readonly OfferResult[];
  /** In the order of the cart's lines. */
  readonly lines: readonly LineResult[];
  readonly totals: CartTotals;
  /** Whether every permitted combination was weighed; false above 12 codes that could apply, where priority decides, and on carts too large for it. */
  readonly isExhaustive: boolean;
}
