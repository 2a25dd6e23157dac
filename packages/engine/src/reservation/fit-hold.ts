import { cartOfAmount } from '../order/cart-of-amount.ts';
import { cartOfUse } from '../order/cart-of-use.ts';
import { cartWorth, sumOfBenefits } from '../order/cart-worth.ts';
import { fitBenefits } from '../order/fit-benefits.ts';
import { fitBeside } from '../order/fit-beside.ts';
import type { StandingUse } from '../order/standing-use.ts';
import type { Worth } from '../redemption/redemption-decision.ts';
import type { Stacking } from '../stacking/stacking.ts';
import type { Reservation } from './reservation.ts';

/**
 * What a hold that knew no order takes off the one that it is confirmed for: what was promised, and at most what the order's
 * other codes leave. Null: they leave nothing of what was promised.
 *
 * @example fitHold(holdOf500, stacking, [useOfAllBut100]) // { discount: 100, cart: null }
 */
export function fitHold(
  { code, discount, cart, amount, currency }: Reservation,
  stacking: Stacking,
  standing: readonly StandingUse[],
): Worth | null {
  if (discount === null) return { discount, cart };
  const order = cart === null ? cartOfAmount(amount, currency) : cartOfUse(cart, currency);
  const own = { code, stacking, use: { discount, cart }, back: { discount: 0, lines: [] } };
  const benefit = fitBeside(order, standing, own);
  const taken = benefit.discount + benefit.shippingDiscount;
  if (taken === 0 && discount > 0) return null;
  if (cart === null) return { discount: taken, cart };
  const use = cartWorth(order, cart.hash, benefit, sumOfBenefits([]));
  // Codes that know no lines are spread over those that are left beside it.
  const others = fitBenefits(order, [...standing, { ...own, use }]).slice(0, -1);
  return cartWorth(order, cart.hash, benefit, sumOfBenefits(others));
}
