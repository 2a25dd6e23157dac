import type { Match } from '../cart/match.ts';

/**
 * What a discount is taken from: the whole order; the lines that match; or only so many of their units.
 */
export type Target =
  | { readonly on: 'order' }
  | {
      readonly on: 'items';
      readonly match: Match;
      readonly units?: TargetUnits;
    };

/**
 * At most so many units of the lines that match: the cheapest or the dearest of them all, those that cost nothing last; or so
 * many of each line, whatever the others have.
 */
export interface TargetUnits {
  readonly max: number;
  readonly take: 'cheapest' | 'dearest' | 'of_each_line';
}

/** The whole order, as the target of a discount that names none. */
export const ON_ORDER: Target = { on: 'order' };

/** What a discount can give beside what it is; not where the discount itself has nothing that it is for. */
interface WithShipping {
  /** The shipping is free, too. */
  readonly freeShipping?: true;
}

/** The most units that a discount can name, and of which a gift is. */
export const MAX_DISCOUNT_UNITS = 1_000_000;

/**
 * What is counted of an order: what the lines that match come to before any discount (minor units), or the number of their
 * units.
 */
export interface Counted {
  readonly by: 'subtotal' | 'quantity';
  /** Which lines count; left out: all of the order. */
  readonly match?: Match;
}

/**
 * Once for each whole `step` of what is counted: `by: 'subtotal'` and 10,000 is "for every GBP 100", `by: 'quantity'` and 3 "for
 * every 3 units". At most `repeat` times; null: as often as the cart allows.
 */
export interface Every extends Counted {
  /** At least 1; minor units or units. */
  readonly step: number;
  readonly repeat: number | null;
}

/** How sets are made where not of all units together: each of units of one line alone. */
export type SetsOf = 'of_each_line';

/** A share of the target (ten-thousandths of a percent: 12.5 % is 125,000), at most `cap` minor units. */
export interface PercentDiscount extends WithShipping {
  readonly kind: 'percent';
  readonly percent: number;
  readonly cap: number | null;
  readonly target: Target;
}

/**
 * So many minor units off the target, at most its total; `per` unit: off each of its units, at most what that costs; `every`: as
 * often as the order has so much.
 */
export interface AmountDiscount extends WithShipping {
  readonly kind: 'amount';
  readonly amount: number;
  /** Left out: once. */
  readonly per?: 'unit';
  /** Left out: once. Never beside `per`. */
  readonly every?: Every;
  readonly target: Target;
}

/**
 * What each unit of the target (or the order as a whole) costs from now on, in minor units; or what so many units of the target
 * cost together, as often as there are so many. What costs less stays.
 */
export interface NewPriceDiscount extends WithShipping {
  readonly kind: 'new_price';
  readonly price: number;
  /** At least 2; left out: each unit, or the order as a whole. */
  readonly quantity?: number;
  /** Left out: of units of any lines. Only beside `quantity`, and never for the cheapest or dearest units. */
  readonly sets?: SetsOf;
  readonly target: Target;
}

/**
 * A share of the shipping (ten-thousandths of a percent; 1,000,000 is free), at most `cap` minor units; or what the shipping
 * costs from now on, in minor units: what costs less stays.
 */
export type ShippingDiscount =
  | { readonly kind: 'shipping'; readonly percent: number; readonly cap: number | null }
  | { readonly kind: 'shipping'; readonly price: number };

/**
 * What a unit that one gets costs: a share less (ten-thousandths of a percent; 1,000,000 is free), so many minor units less,
 * or a new price.
 */
export type GetTerms =
  | { readonly match: Match; readonly quantity: number; readonly percent: number }
  | { readonly match: Match; readonly quantity: number; readonly amount: number }
  | { readonly match: Match; readonly quantity: number; readonly price: number };

/**
 * Who buys so many matching units gets so many others: the cheapest that match, never one counted as bought. What costs
 * nothing is neither bought nor got. At most `repeat` times; null: as often as the cart allows.
 */
export interface BuyGetDiscount extends WithShipping {
  readonly kind: 'buy_get';
  readonly buy: { readonly match: Match; readonly quantity: number };
  readonly get: GetTerms;
  /** Left out: of units of any lines. The `match` of `buy` and `get` is the same then. */
  readonly sets?: SetsOf;
  readonly repeat: number | null;
}

/**
 * The shop adds this to the order, `every`: as often as the order has so much, at most {@link MAX_DISCOUNT_UNITS} units in all. It takes
 * nothing off but the shipping, where that is free with it.
 */
export interface GiftDiscount extends WithShipping {
  readonly kind: 'gift';
  readonly sku: string;
  readonly quantity: number;
  /** Left out: once. */
  readonly every?: Every;
}

/** A discount that a tier can have. */
export type TierDiscount = Exclude<Discount, TiersDiscount>;

/** The discount of the highest tier that is reached by what is counted. Tiers rise by `from`. */
export interface TiersDiscount extends Counted {
  readonly kind: 'tiers';
  readonly tiers: readonly { readonly from: number; readonly discount: TierDiscount }[];
}

/** What a redemption is worth. */
export type Discount =
  | PercentDiscount
  | AmountDiscount
  | NewPriceDiscount
  | ShippingDiscount
  | BuyGetDiscount
  | GiftDiscount
  | TiersDiscount;

/** Whether a discount of whatever kind gives free shipping beside what it is. */
export function givesFreeShipping({
  freeShipping,
}: {
  readonly kind: string;
  readonly freeShipping?: boolean | undefined;
}): boolean {
  return freeShipping === true;
}
