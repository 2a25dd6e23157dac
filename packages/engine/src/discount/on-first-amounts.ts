import type { PreparedCart } from '../cart/prepared-cart.ts';
import { allOf } from './left.ts';
import type { Take } from './take.ts';
import { takeOff } from './take-off.ts';

/**
 * The same discount, reckoned on the first amounts once and for all (`base: original`): what it would take of an order that no
 * other has touched.
 */
export function onFirstAmounts(take: Take, cart: PreparedCart): Take {
  if (take.kind === 'gift') return take;
  const left = allOf(cart);
  takeOff(take, cart, left);
  const parts = cart.amounts.slice();
  for (const [place, amount] of left.lines.entries()) parts[place] = (parts[place] ?? 0) - amount;
  return { kind: 'fixed', parts, shipping: cart.shipping - left.shipping };
}
