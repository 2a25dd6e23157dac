import { maxDiscount } from '../coupon/limit-of.ts';
import type { Refusal } from '../reasons.ts';
import type { RedeemCommand, RedemptionState, Worth } from '../redemption/redemption-decision.ts';
import { useInForce } from '../reservation/use-in-force.ts';
import { decideUse } from './decide-use.ts';
import { everyReason } from './every-reason.ts';
import type { OrderWish } from './order-decision.ts';
import type { StandingUse } from './standing-use.ts';

/** A use that is worth nothing: whether a code can be used at all does not depend on what it would give. */
const NOTHING: Worth = { discount: 0, cart: null };

/**
 * How a wish stands before it is weighed with others: what is against it, whatever is in the cart; what is left of its budget
 * (minor units; null: it has none); what the order has of the code already, which stays as it is (`standing`); and what it goes on
 * having where the wish is refused (`kept`).
 */
export interface TriedWish {
  readonly refusals: readonly Refusal[];
  readonly budgetLeft: number | null;
  readonly standing: StandingUse['use'] | null;
  readonly kept: StandingUse['use'] | null;
}

/**
 * Tries a wish for itself.
 *
 * @example tryWish({ state: usedUp, command }, now).refusals // [{ reason: 'coupon_used_up', actual: 5, expected: 5 }]
 */
export function tryWish({ state, command }: OrderWish, now: number): TriedWish {
  const wish = { ...command, worth: NOTHING };
  const kept = useInForce(state.prior, now);
  const { outcome, state: after } = decideUse(state, wish, now);
  if (outcome.kind === 'refused') {
    const refusals = everyReason(state, wish, outcome.refusal, now);
    return { refusals, budgetLeft: budgetLeftOf(state, command), standing: kept, kept };
  }
  const use = 'redemption' in outcome ? outcome.redemption : outcome.reservation;
  const isHeld = 'reservationId' in use && use.reservationId !== null;
  const budget = maxDiscount(state.coupon);
  return {
    refusals: [],
    budgetLeft: budget === null ? null : budget - after.totals.discount,
    standing: outcome.kind === 'repeated' || isHeld ? use : null,
    kept,
  };
}

/** What is left of the budget for a wish that is refused anyway; null also where the order tells no value, or has the code already. */
function budgetLeftOf({ coupon, totals, prior }: RedemptionState, { amount }: RedeemCommand): number | null {
  const budget = maxDiscount(coupon);
  return budget === null || amount === null || prior !== null ? null : budget - totals.discount;
}
