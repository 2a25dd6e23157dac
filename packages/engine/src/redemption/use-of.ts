import type { CountedUse } from '../coupon/count-use.ts';
import { discountOfOrder } from '../coupon/discount-of-order.ts';
import { presentExpiry } from '../coupon/expiry.ts';
import { plainDiscountOf } from '../coupon/plain-discount.ts';
import { activatedRow, activatesItself, type UseState } from '../coupon/use-state.ts';
import { countsFor } from './counts-for.ts';
import { dayOfUse } from './day-of-use.ts';
import type { Redemption } from './redemption.ts';
import type { PriorUse, RedeemCommand } from './redemption-decision.ts';

/** The use that a wish would be, this instant. */
export function useOf(state: UseState, command: RedeemCommand, now: number): CountedUse {
  return {
    clientId: countsFor(state.presented, command.client),
    day: dayOfUse(state, now),
    discount: discountFor(state, command),
    activates: activatesItself(state),
  };
}

/** Since when what was used is activated, and when it is over by the coupon as it is now; null for not, and for never. */
export function activationOf(state: UseState) {
  const row = activatedRow(state);
  return {
    activatedAt: row?.activatedAt ?? null,
    expiresAt: presentExpiry(state.coupon, row?.expiresAt ?? null),
  };
}

/**
 * What the coupon takes off: what it was found to be worth beside other codes, else its part of the order's value, in minor units;
 * null where it cannot be known.
 *
 * @example discountFor(tenPercentOff, { ...command, amount: 5_000, worth: null }) // 500
 */
export function discountFor({ coupon }: UseState, { amount, cartHash, worth }: RedeemCommand): number | null {
  if (worth !== null) return worth.discount;
  // What a cart is worth is known once all codes of the order are weighed together.
  if (cartHash !== null) return null;
  return discountOfOrder(plainDiscountOf(coupon), amount);
}

/** Whether a wish is for what a use of the same order was for. */
export function isSamePurchase(
  { amount, cart }: Pick<Redemption, 'amount' | 'cart'>,
  command: Pick<RedeemCommand, 'amount' | 'cartHash'>,
): boolean {
  return amount === command.amount && (cart?.hash ?? null) === command.cartHash;
}

/** What the order of a redemption has from now on of the code; null where it names no order. */
export function priorOf(redemption: Redemption): PriorUse | null {
  return redemption.order === null ? null : { kind: 'redemption', redemption };
}
