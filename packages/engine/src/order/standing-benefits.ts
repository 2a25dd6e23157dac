import type { Cart } from '../cart/cart.ts';
import type { Benefit } from '../cart/evaluation.ts';
import { NO_BENEFIT } from '../discount/benefit.ts';
import { fitBenefits } from './fit-benefits.ts';
import type { OrderWish, WeighedOrder } from './order-decision.ts';
import type { TriedWish } from './try-wish.ts';

/**
 * What the order has of codes, of those of the wishes too, fitted to the cart; by the code.
 *
 * @example standingBenefits(order, cart, wishes, tried).get('WINTER')?.discount // 306
 */
export function standingBenefits(
  { standing }: WeighedOrder,
  cart: Cart,
  wishes: readonly OrderWish[],
  tried: readonly TriedWish[],
): Map<string, Benefit> {
  const own = wishes.flatMap(({ state: { presented, coupon }, back }, place) => {
    const use = tried[place]?.standing ?? null;
    const { stacking } = coupon;
    return use === null ? [] : { code: presented.code, stacking, use, back };
  });
  const all = [...standing, ...own];
  const benefits = fitBenefits(cart, all);
  return new Map(all.map(({ code }, place) => [code, benefits[place] ?? NO_BENEFIT]));
}
