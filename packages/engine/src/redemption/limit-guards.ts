import { type Uses, usesOf } from '../coupon/coupon-use.ts';
import { maxActivations, maxDiscount, maxUses, periodLimits } from '../coupon/limit-of.ts';
import { usesInPeriod } from '../coupon/recent-uses.ts';
import { activatesItself } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import { nextPeriod } from '../time/next-period.ts';
import { countsFor } from './counts-for.ts';
import { dayOfUse } from './day-of-use.ts';
import type { RedeemCommand, RedemptionState } from './redemption-decision.ts';
import { discountFor } from './use-of.ts';

/** What bounds the code; what bounds one client also bounds an individual code itself, whoever presents it. */
export function codeUsedUp(state: RedemptionState): Refusal | null {
  const { coupon, presented } = state;
  const ofCode = maxUses(coupon, 'code');
  const ofClient = presented.kind === 'individual' ? maxUses(coupon, 'client') : null;
  if (ofCode === null && ofClient === null) return null;
  const max = Math.min(ofCode ?? Number.POSITIVE_INFINITY, ofClient ?? Number.POSITIVE_INFINITY);
  return usedUp('code_used_up', usesOf(usesOfCode(state)), max);
}

/** What bounds one client over all codes. */
export function clientUsedUp(state: RedemptionState, command: RedeemCommand): Refusal | null {
  const max = maxUses(state.coupon, 'client');
  const client = usesOfClient(state, command);
  return max === null || client === null ? null : usedUp('client_used_up', usesOf(client), max);
}

/**
 * What bounds a day, a week or a month, whoever it counts for. What bounds one client bounds an individual code too. The first is told
 * of which nothing is left, and when there is room again in all.
 */
export function periodUsedUp(state: RedemptionState, command: RedeemCommand, now: number): Refusal | null {
  let refusal: Refusal | null = null;
  let at = now;
  for (const { per, period, max } of periodLimits(state.coupon)) {
    const day = dayOfUse(state, now);
    const counted: (Uses | null)[] = [per === 'coupon' ? state.totals : null];
    if (per === 'client') counted.push(usesOfClient(state, command));
    if (per === 'code' || (per === 'client' && state.presented.kind === 'individual')) {
      counted.push(usesOfCode(state));
    }
    const used = counted.map((uses) => (uses === null ? 0 : usesInPeriod(uses.recent, period, day)));
    const bound = usedUp('period_used_up', Math.max(...used), max);
    if (bound === null) continue;
    refusal ??= bound;
    at = Math.max(at, nextPeriod(period, day, state.coupon.timeZone));
  }
  return refusal && { ...refusal, ...waitUntil(state, at) };
}

/** To wait helps unless the coupon is over by then. */
function waitUntil({ coupon }: RedemptionState, at: number): Pick<Refusal, 'fix'> {
  const isOver = coupon.endsAt !== null && coupon.endsAt <= at;
  return isOver ? {} : { fix: { type: 'wait_until', at } };
}

/** What bounds activations, where this use would be one. */
export function activationsUsedUp(state: RedemptionState): Refusal | null {
  const max = maxActivations(state.coupon);
  if (max === null || !activatesItself(state)) return null;
  return usedUp('activations_used_up', state.totals.activations, max);
}

/** What bounds all uses of the coupon. */
export function couponUsedUp({ coupon, totals }: RedemptionState): Refusal | null {
  const max = maxUses(coupon, 'coupon');
  return max === null ? null : usedUp('coupon_used_up', usesOf(totals), max);
}

/** What an order that does not tell its value would cost is not known. */
export function amountRequired({ coupon }: RedemptionState, { amount }: RedeemCommand): Refusal | null {
  return maxDiscount(coupon) !== null && amount === null
    ? { reason: 'amount_required', fix: { type: 'send_amount' } }
    : null;
}

/** A budget smaller than the discount refuses, rather than giving less. */
export function budgetUsedUp(state: RedemptionState, command: RedeemCommand): Refusal | null {
  const { coupon, totals } = state;
  const max = maxDiscount(coupon);
  if (max === null || command.amount === null) return null;
  const discount = discountFor(state, command) ?? 0;
  if (totals.discount + discount <= max) return null;
  return { reason: 'budget_used_up', actual: totals.discount + discount, expected: max };
}

function usedUp(reason: Refusal['reason'], used: number, max: number): Refusal | null {
  return used < max ? null : { reason, actual: used, expected: max };
}

/** A friendly code is one code for all, so its uses are the coupon's. */
function usesOfCode({ totals, presented }: RedemptionState): Uses {
  return presented.kind === 'individual' ? presented : totals;
}

/** Nobody has no uses, and whoever is not the one for whom it counts is not asked about. */
function usesOfClient({ presented, holder }: RedemptionState, { client }: RedeemCommand): Uses | null {
  return holder?.clientId === countsFor(presented, client) ? holder : null;
}
