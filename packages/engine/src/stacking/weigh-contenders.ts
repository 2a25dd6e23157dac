import type { OfferResult } from '../cart/evaluation.ts';
import { appliedOffer, refusedOffer } from '../cart/offer-result.ts';
import type { PreparedCart } from '../cart/prepared-cart.ts';
import { benefitsOf, NO_BENEFIT } from '../discount/benefit.ts';
import type { Left } from '../discount/left.ts';
import { chooseCodes } from './choose-codes.ts';
import { type Contender, excludes, type Standing } from './contender.ts';
import { whyLeftOut } from './why-left-out.ts';

/** What became of each contender, by code, and whether every permitted combination was weighed. */
export interface Weighed {
  readonly results: ReadonlyMap<string, OfferResult>;
  readonly isExhaustive: boolean;
}

/**
 * Chooses among contenders and tells what each gives, or why it does not.
 *
 * @param standing the codes that are applied to the order already
 * @param start what they have left of it
 */
export function weighContenders(
  contenders: readonly Contender[],
  standing: readonly Standing[],
  cart: PreparedCart,
  start: Left,
): Weighed {
  const open = contenders.filter((contender) => !standing.some((other) => excludes(contender, other)));
  const { chosen, isExhaustive } = chooseCodes(open, cart, start);
  const results = new Map<string, OfferResult>();
  const benefits = benefitsOf(
    chosen.map(({ take }) => take),
    cart,
    start,
  );
  for (const [at, { code, next }] of chosen.entries()) {
    results.set(code, appliedOffer(code, benefits[at] ?? NO_BENEFIT, next));
  }
  const all = [...standing, ...chosen];
  for (const contender of contenders) {
    const { code } = contender;
    if (results.has(code)) continue;
    results.set(code, refusedOffer(code, [whyLeftOut(contender, all)]));
  }
  return { results, isExhaustive };
}
