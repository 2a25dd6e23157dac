import type { LimitScope } from '../coupon/coupon.ts';
import { type Uses, usesOf } from '../coupon/coupon-use.ts';
import { maxActivations, maxDiscount, maxUses, periodLimits } from '../coupon/limit-of.ts';
import { usesInPeriod } from '../coupon/recent-uses.ts';
import { activatesItself } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import { dayInZone } from '../time/zone-day.ts';
import { countsFor } from './counts-for.ts';
import type { RedeemCommand, RedemptionState } from './redemption-decision.ts';
import { discountFor } from './use-of.ts';

/** What bounds the code; what bounds one client also bounds an individual code itself, whoever presents it. */
export function codeUsedUp(state: RedemptionState, command: RedeemCommand): Refusal | null {
  const code = countedIn(state, command, 'code');
  if (code === null) return null;
  const individual = state.presented.kind === 'individual';
  const bounds = [maxUses(state.coupon, 'code'), individual ? maxUses(state.coupon, 'client') : null];
  const max = Math.min(...bounds.filter((bound) => bound !== null));
  return usesOf(code) < max ? null : { reason: 'code_used_up', actual: usesOf(code), expected: max };
}

/** What bounds one client over all codes. */
export function clientUsedUp(state: RedemptionState, command: RedeemCommand): Refusal | null {
  const max = maxUses(state.coupon, 'client');
  const client = countedIn(state, command, 'client');
  if (max === null || client === null || usesOf(client) < max) return null;
  return { reason: 'client_used_up', actual: usesOf(client), expected: max };
}

/** What bounds a day, a week or a month, whoever it counts for. */
export function periodUsedUp(state: RedemptionState, command: RedeemCommand, now: number): Refusal | null {
  for (const { per, period, max } of periodLimits(state.coupon)) {
    const day = dayInZone(now, state.coupon.timeZone);
    const individual = state.presented.kind === 'individual';
    const scopes: readonly LimitScope[] = per === 'client' && individual ? ['client', 'code'] : [per];
    for (const scope of scopes) {
      const counted = countedIn(state, command, scope);
      const used = counted === null ? 0 : usesInPeriod(counted.recent, period, day);
      if (used >= max) return { reason: 'period_used_up', actual: used, expected: max };
    }
  }
  return null;
}

/** Where the uses of a scope are counted; a friendly code is one code for all, so its uses are the coupon's. */
function countedIn(
  { totals, presented, holder }: RedemptionState,
  { client }: RedeemCommand,
  scope: LimitScope,
) {
  if (scope === 'client') return holder?.clientId === countsFor(presented, client) ? holder : null;
  const counted: Uses = scope === 'code' && presented.kind === 'individual' ? presented : totals;
  return counted;
}

/** What bounds activations, where this use would be one. */
export function activationsUsedUp(state: RedemptionState): Refusal | null {
  const max = maxActivations(state.coupon);
  if (max === null || !activatesItself(state) || state.totals.activations < max) return null;
  return { reason: 'activations_used_up', actual: state.totals.activations, expected: max };
}

/** What bounds all uses of the coupon. */
export function couponUsedUp({ coupon, totals }: RedemptionState): Refusal | null {
  const max = maxUses(coupon, 'coupon');
  if (max === null || usesOf(totals) < max) return null;
  return { reason: 'coupon_used_up', actual: usesOf(totals), expected: max };
}

/** What an order that does not tell its value would cost is not known. */
export function amountRequired({ coupon }: RedemptionState, { amount }: RedeemCommand): Refusal | null {
  return maxDiscount(coupon) !== null && amount === null ? { reason: 'amount_required' } : null;
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
