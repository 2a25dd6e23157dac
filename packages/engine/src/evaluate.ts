import type { Cart } from './cart/cart.ts';
import type { CartClient } from './cart/cart-client.ts';
import type { Evaluation, Offer, OfferResult } from './cart/evaluation.ts';
import { cartTotals, lineResults } from './cart/line-results.ts';
import { appliedOffer, refusedOffer } from './cart/offer-result.ts';
import { prepareCart } from './cart/prepared-cart.ts';
import { leftAfter } from './discount/benefit.ts';
import type { Refusal } from './reasons.ts';
import type { Contender } from './stacking/contender.ts';
import { judgeOffer } from './stacking/judge-offer.ts';
import { weighContenders } from './stacking/weigh-contenders.ts';

/**
 * What a cart is worth with these codes: what each gives on each line, to the minor unit, or every reason why not.
 *
 * Of the codes that could apply, the permitted combination is chosen that is worth the most to the client. Codes that are
 * applied to the order already stay, and the others are chosen around them. The same input always gives the same answer, in
 * whatever order lines and offers come; nothing of it is changed. Whatever is in a cart is answered, never thrown.
 *
 * @param cart its subtotal with shipping is at most 2^53 - 1
 * @param offers the codes that are tried, each once
 * @param client null: no client is named
 * @param now milliseconds since the epoch
 * @example evaluate(cart, [{ code: 'SALE20', terms, refusals: [], budgetLeft: null, applied: null }], null, now)
 *   // { results: [{ code: 'SALE20', applied: true, discount: 306, ... }], lines: [...], totals: { ... }, isExhaustive: true }
 */
export function evaluate(
  cart: Cart,
  offers: readonly Offer[],
  client: CartClient | null,
  now: number,
): Evaluation {
  const prepared = prepareCart(cart);
  const start = leftAfter(
    offers.flatMap(({ applied }) => applied ?? []),
    prepared,
  );
  const refused = new Map<string, readonly Refusal[]>();
  const contenders: Contender[] = [];
  for (const offer of offers) {
    if (offer.applied !== null) continue;
    const judgement = judgeOffer(offer, prepared, start, { cart, client, now });
    if ('contender' in judgement) contenders.push(judgement.contender);
    else refused.set(offer.code, judgement.refusals);
  }
  const standing = offers.flatMap(({ code, terms: { stacking }, applied }) =>
    applied === null ? [] : { code, stacking },
  );
  const weighed = weighContenders(contenders, standing, prepared, start);
  const results = offers.map(({ code, applied }): OfferResult => {
    if (applied !== null) return appliedOffer(code, applied, null);
    return weighed.results.get(code) ?? refusedOffer(code, refused.get(code) ?? []);
  });
  const lines = lineResults(cart, results);
  const totals = cartTotals(cart, results, lines);
  return { results, lines, totals, isExhaustive: weighed.isExhaustive };
}
