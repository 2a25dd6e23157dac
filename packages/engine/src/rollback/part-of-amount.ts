import type { Refusal } from '../reasons.ts';
import type { Redemption } from '../redemption/redemption.ts';
import { returnOf } from './return-of.ts';
import type { ReturnedPart } from './returned-part.ts';
import type { Returned } from './rollback.ts';

/**
 * What comes back of a redemption that knew no cart, with so much of the order's value (minor units; null: all that is left). The
 * discount comes back in proportion: after R of an order of A were returned, floor(D x R / A) in all.
 *
 * @example partOfAmount({ ...redemption, amount: 5_000, discount: 500 }, NOTHING_RETURNED, 2_000) // discount 200
 */
export function partOfAmount(
  redemption: Redemption,
  returned: Returned,
  asked: number | null,
): ReturnedPart | Refusal {
  const left = redemption.amount === null ? null : redemption.amount - returned.amount;
  const amount = asked ?? left;
  if (asked !== null) {
    if (left === null) return { reason: 'amount_unknown' };
    if (asked > left) return { reason: 'more_than_left', actual: asked, expected: left };
  }
  const completes = amount === left;
  const discount = discountBack(redemption, returned, completes ? null : amount);
  return { amount, discount, shippingDiscount: 0, lines: null, completes };
}

/** How much discount comes back with so much of the order's value; null for the rest. */
function discountBack(redemption: Redemption, returned: Returned, amount: number | null): number {
  const given = redemption.discount ?? 0;
  if (amount === null || redemption.amount === null) return given - returned.discount;
  return returnOf(given, returned.amount + amount, redemption.amount) - returned.discount;
}
