import { type Holder, newHolder, type PresentedCode } from '../coupon/coupon-use.ts';
import { discountOfOrder } from '../coupon/discount-of-order.ts';
import { presentExpiry } from '../coupon/expiry.ts';
import type { Refusal } from '../reasons.ts';
import { countsFor } from './counts-for.ts';
import type { Redemption } from './redemption.ts';
import type { RedeemCommand, RedemptionDecision, RedemptionState } from './redemption-decision.ts';
import {
  activatesItself,
  clientAmbiguous,
  clientRequired,
  notYours,
  REDEMPTION_GUARDS,
  unknownCode,
} from './redemption-guards.ts';

/** Whoever may not see the code, or does not say who asks, may not see what it did for an order either. */
const BEFORE_PRIOR = [unknownCode, clientAmbiguous, clientRequired, notYours];

/**
 * Decides a redemption. The same code for the same order is the first redemption again; with another client or amount it
 * is refused.
 *
 * @example decideRedemption(state, { ...command, order: { store: 'web', id: '1001' } }, now).outcome.kind // 'redeemed'
 */
export function decideRedemption(
  state: RedemptionState,
  command: RedeemCommand,
  now: number,
): RedemptionDecision {
  const { prior } = state;
  if (prior !== null && BEFORE_PRIOR.every((guard) => guard(state, command) === null)) {
    if (isSameWish(prior, state, command)) {
      return { outcome: { kind: 'repeated', redemption: prior }, events: [], state };
    }
    return { outcome: { kind: 'refused', refusal: { reason: 'order_mismatch' } }, events: [], state };
  }
  const refusal = firstRefusal(state, command, now);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  return redeem(state, command, now);
}

/** The first reason against redeeming now, or null: what a redemption without an order would be told. */
export function firstRefusal(state: RedemptionState, command: RedeemCommand, now: number): Refusal | null {
  for (const guard of REDEMPTION_GUARDS) {
    const refusal = guard(state, command, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

function redeem(state: RedemptionState, command: RedeemCommand, now: number): RedemptionDecision {
  const { coupon, presented } = state;
  const clientId = countsFor(presented, command.client);
  const after = stateAfter(state, clientId, now);
  const activation = after.presented.kind === 'individual' ? after.presented : after.holder;
  const redemption: Redemption = {
    id: command.id,
    couponId: coupon.id,
    code: presented.code,
    clientId,
    order: command.order,
    amount: command.amount,
    discount: discountOfOrder(coupon.discount, command.amount),
    currency: coupon.currency,
    at: now,
    activates: activatesItself(state),
    activatedAt: activation?.activatedAt ?? null,
    expiresAt: presentExpiry(coupon, activation?.expiresAt ?? null),
    usableAfter: firstRefusal(after, command, now) === null,
  };
  const isNew = clientId !== null && state.holder === null;
  return {
    outcome: { kind: 'redeemed', redemption },
    events: [{ type: 'code.redeemed', redemption, newHolder: isNew }],
    state: { ...after, prior: command.order === null ? null : redemption },
  };
}

function stateAfter(state: RedemptionState, clientId: string | null, now: number): RedemptionState {
  const activates = activatesItself(state);
  return {
    ...state,
    totals: { ...state.totals, activations: state.totals.activations + (activates ? 1 : 0) },
    presented: usedCode(state.presented, now),
    holder: clientId === null ? null : usedHolder(state, state.holder ?? newHolder(clientId), now),
  };
}

function usedCode(presented: PresentedCode, now: number): PresentedCode {
  if (presented.kind === 'friendly') return presented;
  const activatedAt = presented.activatedAt ?? now;
  return { ...presented, activatedAt, redemptions: presented.redemptions + 1, lastRedeemedAt: now };
}

function usedHolder({ presented }: RedemptionState, holder: Holder, now: number): Holder {
  const isOwn = presented.kind === 'friendly' || presented.clientId === holder.clientId;
  const activatedAt = isOwn ? (holder.activatedAt ?? now) : holder.activatedAt;
  return { ...holder, activatedAt, redemptions: holder.redemptions + 1, lastRedeemedAt: now };
}

function isSameWish(prior: Redemption, state: RedemptionState, command: RedeemCommand): boolean {
  return prior.clientId === countsFor(state.presented, command.client) && prior.amount === command.amount;
}
