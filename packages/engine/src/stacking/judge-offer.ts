import type { Offer } from '../cart/evaluation.ts';
import type { PreparedCart } from '../cart/prepared-cart.ts';
import type { Left } from '../discount/left.ts';
import { onFirstAmounts } from '../discount/on-first-amounts.ts';
import { prepareDiscount } from '../discount/prepare-discount.ts';
import { worthOf } from '../discount/take-off.ts';
import { judgeEligibility } from '../eligibility/judge-eligibility.ts';
import type { Situation } from '../eligibility/situation.ts';
import type { Refusal } from '../reasons.ts';
import type { Contender } from './contender.ts';
import { budgetRefusals } from './why-left-out.ts';

/** Whether a code could be applied, were it the only one: every reason why not, or what it would take. */
export type Judgement = { readonly refusals: readonly Refusal[] } | { readonly contender: Contender };

/**
 * Judges a code for itself: whether it can be used at all, whether its conditions hold, whether its discount is for anything in
 * the cart. In another currency nothing more is asked, since no amount could be compared.
 */
export function judgeOffer(
  { code, terms, refusals, budgetLeft }: Offer,
  prepared: PreparedCart,
  start: Left,
  situation: Omit<Situation, 'timeZone'>,
): Judgement {
  const { currency, timeZone, eligibility, discount, stacking } = terms;
  const actual = situation.cart.currency;
  if (actual !== currency) {
    const fix = { type: 'use_currency', in: [currency] } as const;
    return { refusals: [...refusals, { reason: 'currency_mismatch', actual, expected: currency, fix }] };
  }
  const ofCart = [...judgeEligibility(eligibility, { ...situation, timeZone })];
  const found = prepareDiscount(discount, prepared);
  if ('refusal' in found) return { refusals: [...refusals, ...ofCart, found.refusal] };
  const take = stacking.base === 'original' ? onFirstAmounts(found.take, prepared) : found.take;
  if (
    take.kind !== 'gift' &&
    worthOf(take, prepared, { lines: prepared.amounts, shipping: prepared.shipping }) === 0
  )
    ofCart.push({ reason: 'nothing_to_discount' });
  if (refusals.length === 0 && ofCart.length === 0) {
    const alone = worthOf(take, prepared, start);
    const budget = budgetLeft ?? Number.POSITIVE_INFINITY;
    return { contender: { code, stacking, take, next: found.next ?? null, alone, budget } };
  }
  const isTold = budgetLeft === null || refusals.some(({ reason }) => reason === 'budget_used_up');
  // Before what is against the cart: to change that does not help where the budget is used up.
  const ofBudget = isTold ? [] : budgetRefusals(worthOf(take, prepared, start), budgetLeft);
  return { refusals: [...refusals, ...ofBudget, ...ofCart] };
}
