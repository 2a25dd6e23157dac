import { addUse } from '../coupon/count-use.ts';
import type { Refusal } from '../reasons.ts';
import { redeemHold } from '../reservation/redeem-hold.ts';
import { isLive } from '../reservation/reservation.ts';
import { withoutHold } from '../reservation/without-hold.ts';
import { countsFor } from './counts-for.ts';
import type { Redemption } from './redemption.ts';
import type { RedeemCommand, RedemptionDecision, RedemptionState } from './redemption-decision.ts';
import { firstRefusal, mayNotSee } from './redemption-guards.ts';
import { activationOf, isSamePurchase, priorOf, useOf } from './use-of.ts';

/**
 * Decides a redemption. The same code for the same order is the first redemption again; with another client, amount or
 * cart it is refused. A live hold of the same order becomes the redemption; for another amount or cart it makes room for it.
 *
 * @example decideRedemption(state, { ...command, order: { store: 'web', id: '1001' } }, now).outcome.kind // 'redeemed'
 */
export function decideRedemption(
  state: RedemptionState,
  command: RedeemCommand,
  now: number,
): RedemptionDecision {
  const { prior } = state;
  if (prior === null || mayNotSee(state, command)) return decideAfresh(state, command, now);
  const first = prior.kind === 'hold' ? prior.reservation : prior.redemption;
  const isSameClient = first.clientId === countsFor(state.presented, command.client);
  const isSame = isSameClient && isSamePurchase(first, command);
  if (prior.kind === 'redemption') {
    if (!isSame) return refuse(state, 'order_mismatch');
    return { outcome: { kind: 'repeated', redemption: prior.redemption }, events: [], state };
  }
  if (isLive('held', prior.reservation, now)) {
    if (isSame) return redeemHold(state, prior.reservation, command, now);
    if (!isSameClient) return refuse(state, 'order_mismatch');
  }
  const without = withoutHold(state, prior.reservation, command.client, now);
  const decision = decideAfresh(without.state, command, now);
  if (decision.outcome.kind === 'refused') return { ...decision, state };
  return { ...decision, events: [...without.events, ...decision.events] };
}

/** Decides on the guards alone, whatever the order had before. */
function decideAfresh(state: RedemptionState, command: RedeemCommand, now: number): RedemptionDecision {
  const refusal = firstRefusal(state, command, now);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  const { coupon, presented } = state;
  const { id, order, amount, jointId } = command;
  const use = useOf(state, command, now);
  const { clientId, day, discount, activates } = use;
  const after = addUse(state, 'redemptions', use, now);
  const { activatedAt, expiresAt } = activationOf(after);
  // One literal, for it is made for every redemption.
  const redemption: Redemption = {
    id,
    couponId: coupon.id,
    code: presented.code,
    order,
    amount,
    currency: coupon.currency,
    at: now,
    clientId,
    day,
    discount,
    activates,
    cart: command.worth?.cart ?? null,
    activatedAt,
    expiresAt,
    usableAfter: firstRefusal(after, command, now) === null,
    reservationId: null,
    jointId,
  };
  const newHolder = clientId !== null && state.holder === null;
  return {
    outcome: { kind: 'redeemed', redemption },
    events: [{ type: 'code.redeemed', redemption, newHolder }],
    state: { ...after, prior: priorOf(redemption) },
  };
}

function refuse(state: RedemptionState, reason: Refusal['reason']): RedemptionDecision {
  return { outcome: { kind: 'refused', refusal: { reason } }, events: [], state };
}
