import type { PreparedCart } from '../cart/prepared-cart.ts';
import { type Discount, givesFreeShipping } from './discount.ts';
import { amount } from './kinds/amount.ts';
import { buyGet } from './kinds/buy-get.ts';
import { gift } from './kinds/gift.ts';
import { newPrice } from './kinds/new-price.ts';
import { percent } from './kinds/percent.ts';
import { shipping } from './kinds/shipping.ts';
import { tiers } from './kinds/tiers.ts';
import type { Prepare, Prepared } from './take.ts';

/** Every kind of discount; a new one is a file and a row. */
const KINDS: { readonly [Kind in Discount['kind']]: Prepare<Extract<Discount, { readonly kind: Kind }>> } = {
  percent,
  amount,
  new_price: newPrice,
  shipping,
  buy_get: buyGet,
  gift,
  tiers,
};

/**
 * What a discount does to a cart: which lines and units it is for and what it takes of them, or why nothing. How much that is
 * depends on what others have left (`takeOff`).
 */
export function prepareDiscount(discount: Discount, cart: PreparedCart): Prepared {
  // Each row of the table takes the kind that it is named after.
  const prepare = KINDS[discount.kind] as Prepare<Discount>;
  const prepared = prepare(discount, cart, prepareDiscount);
  const isWithShipping = givesFreeShipping(discount);
  if (!isWithShipping || 'refusal' in prepared) return prepared;
  return { ...prepared, take: { ...prepared.take, freeShipping: true } };
}
