import type { LedgerEvent } from '../coupon/ledger-event.ts';
import { addUse } from '../coupon/use-state.ts';
import type { Refusal } from '../reasons.ts';
import { endHold } from '../reservation/end-hold.ts';
import { redeemHold } from '../reservation/redeem-hold.ts';
import { isLive } from '../reservation/reservation.ts';
import { countsFor } from './counts-for.ts';
import type { Redemption } from './redemption.ts';
import type { RedeemCommand, RedemptionDecision, RedemptionState } from './redemption-decision.ts';
import { firstRefusal, mayNotSee } from './redemption-guards.ts';
import { activationOf, priorOf, useOf } from './use-of.ts';

/**
 * Decides a redemption. The same code for the same order is the first redemption again; with another client or amount it
 * is refused. A hold of the same order becomes the redemption.
 *
 * @example decideRedemption(state, { ...command, order: { store: 'web', id: '1001' } }, now).outcome.kind // 'redeemed'
 */
export function decideRedemption(
  state: RedemptionState,
  command: RedeemCommand,
  now: number,
): RedemptionDecision {
  const { prior } = state;
  if (prior === null || mayNotSee(state, command)) return decideAfresh(state, command, now, []);
  const held = prior.kind === 'hold' ? prior.reservation : prior.redemption;
  if (held.clientId !== countsFor(state.presented, command.client)) return refuse(state, 'order_mismatch');
  if (prior.kind === 'redemption') {
    if (prior.redemption.amount !== command.amount) return refuse(state, 'order_mismatch');
    return { outcome: { kind: 'repeated', redemption: prior.redemption }, events: [], state };
  }
  if (prior.reservation.amount === command.amount && isLive('held', prior.reservation, now)) {
    return redeemHold(state, prior.reservation, command, now);
  }
  const ended = endHold(state, prior.reservation, now);
  const decision = decideAfresh({ ...ended.state, prior: null }, command, now, [ended.event]);
  return decision.outcome.kind === 'refused' ? { ...decision, events: [], state } : decision;
}

/** Decides on the guards alone, whatever the order had before; `before` happened already. */
function decideAfresh(
  state: RedemptionState,
  command: RedeemCommand,
  now: number,
  before: readonly LedgerEvent[],
): RedemptionDecision {
  const refusal = firstRefusal(state, command, now);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  const { coupon, presented } = state;
  const { id, order, amount, jointId } = command;
  const use = useOf(state, command, now);
  const after = addUse(state, 'redemptions', use, now);
  const redemption: Redemption = {
    ...{ id, couponId: coupon.id, code: presented.code, order, amount, currency: coupon.currency, at: now },
    ...use,
    ...activationOf(after),
    usableAfter: firstRefusal(after, command, now) === null,
    reservationId: null,
    jointId,
  };
  const newHolder = use.clientId !== null && state.holder === null;
  return {
    outcome: { kind: 'redeemed', redemption },
    events: [...before, { type: 'code.redeemed', redemption, newHolder }],
    state: { ...after, prior: priorOf(redemption) },
  };
}

function refuse(state: RedemptionState, reason: Refusal['reason']): RedemptionDecision {
  return { outcome: { kind: 'refused', refusal: { reason } }, events: [], state };
}
