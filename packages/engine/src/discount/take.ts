import type { Gift } from '../cart/evaluation.ts';
import type { MeantUnits, PreparedCart } from '../cart/prepared-cart.ts';
import type { Refusal } from '../reasons.ts';
import type { Discount, TierDiscount } from './discount.ts';
import type { NextStep } from './next-step.ts';
import type { AllSets } from './sets-of-units.ts';

/** How much of a total is taken: never more than it, and never less of more. */
export interface Portion {
  /** Minor units of minor units. */
  readonly of: (total: number) => number;
  /** The same were nothing rounded. */
  readonly unrounded: (total: number) => number;
  /** The most that is taken of one minor unit more: a percentage as a share of 1; 1 for what is taken whole or not at all. */
  readonly rate: number;
  /** Whether less of one line never leaves more of another one; so it is but for a price of the whole order. */
  readonly isSteady: boolean;
}

/**
 * How much is taken of so many units of one line, of which this much is left: never more than that, never less of more, and of
 * one minor unit more one more at most.
 */
export type PartOfUnits = (left: number, units: number) => number;

/** What a discount does to one cart; the shipping that is left it takes, too, where that is free with it. */
export type Take = OwnTake & { readonly freeShipping?: true };

/**
 * What a discount does to the lines of one cart or to its shipping, once it is known which lines and units it is for:
 * - `share`: takes a portion of the total of its units, split over the lines in proportion;
 * - `sets`: takes what those sets that cost more than a price each come to above it, split over their lines in proportion;
 * - `each`: takes so much of each of its units, whatever the others cost: what it costs above a price, or an amount;
 * - `shipping`: takes a portion of the shipping;
 * - `fixed`: takes these parts of lines and shipping, or what is left of them;
 * - `gift`: takes nothing.
 */
type OwnTake =
  | { readonly kind: 'share'; readonly from: MeantUnits; readonly portion: Portion }
  | ({ readonly kind: 'sets'; readonly price: number } & AllSets)
  | { readonly kind: 'each'; readonly from: MeantUnits; readonly of: PartOfUnits }
  | { readonly kind: 'shipping'; readonly portion: Portion }
  | { readonly kind: 'fixed'; readonly parts: Float64Array; readonly shipping: number }
  | { readonly kind: 'gift'; readonly gift: Gift };

/** What a discount does to a cart, and what keeps it from doing more (left out: nothing does); or why it does nothing. */
export type Prepared = { readonly take: Take; readonly next?: NextStep } | { readonly refusal: Refusal };

/**
 * Finds out what a discount of one kind does to a cart.
 *
 * @param prepareTier the same for the discount of a tier
 */
export type Prepare<Kind extends Discount> = (
  discount: Kind,
  cart: PreparedCart,
  prepareTier: (discount: TierDiscount, cart: PreparedCart) => Prepared,
) => Prepared;
