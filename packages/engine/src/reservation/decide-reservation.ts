import { addUse } from '../coupon/count-use.ts';
import type { LedgerEvent } from '../coupon/ledger-event.ts';
import type { Refusal } from '../reasons.ts';
import { countsFor } from '../redemption/counts-for.ts';
import type { RedeemCommand, RedemptionState } from '../redemption/redemption-decision.ts';
import { firstRefusal, mayNotSee } from '../redemption/redemption-guards.ts';
import { activationOf, isSamePurchase, useOf } from '../redemption/use-of.ts';
import { isLive, type Reservation } from './reservation.ts';
import { withoutHold } from './without-hold.ts';

/** The wish to hold a use for so many milliseconds. */
export interface ReserveCommand extends RedeemCommand {
  readonly holdMs: number;
}

/** What became of the wish: a new hold, the one that this order has already, or a refusal. */
export type ReservationOutcome =
  | { readonly kind: 'reserved'; readonly reservation: Reservation }
  | { readonly kind: 'repeated'; readonly reservation: Reservation }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The decision: the outcome, what happened, and the state after it (the same object where nothing happened). */
export interface ReservationDecision {
  readonly outcome: ReservationOutcome;
  readonly events: readonly LedgerEvent[];
  readonly state: RedemptionState;
}

/**
 * Decides a reservation, on the same guards as a redemption. Reserving again for the same order is the first hold again while
 * it lives; with another amount or cart, or after its time, a new hold takes its place.
 *
 * @example decideReservation(state, { ...command, holdMs: 900_000 }, now).outcome.kind // 'reserved'
 */
export function decideReservation(
  state: RedemptionState,
  command: ReserveCommand,
  now: number,
): ReservationDecision {
  const { prior } = state;
  if (prior === null || mayNotSee(state, command)) return reserve(state, command, now);
  if (prior.kind === 'redemption') return refuse(state, 'order_redeemed');
  const { reservation } = prior;
  if (isLive('held', reservation, now)) {
    const isSameClient = reservation.clientId === countsFor(state.presented, command.client);
    if (!isSameClient) return refuse(state, 'order_mismatch');
    if (isSamePurchase(reservation, command)) {
      return { outcome: { kind: 'repeated', reservation }, events: [], state };
    }
  }
  const without = withoutHold(state, reservation, command.client, now);
  const decision = reserve(without.state, command, now);
  if (decision.outcome.kind === 'refused') return { ...decision, state };
  return { ...decision, events: [...without.events, ...decision.events] };
}

/** Decides on the guards alone, whatever the order had before. */
function reserve(state: RedemptionState, command: ReserveCommand, now: number): ReservationDecision {
  const refusal = firstRefusal(state, command, now);
  if (refusal !== null) return { outcome: { kind: 'refused', refusal }, events: [], state };
  const { coupon, presented } = state;
  const { id, order, amount, jointId } = command;
  const use = useOf(state, command, now);
  const after = addUse(state, 'held', use, now);
  const reservation: Reservation = {
    ...{ id, couponId: coupon.id, code: presented.code, order, amount, currency: coupon.currency, at: now },
    ...use,
    cart: command.worth?.cart ?? null,
    holdsUntil: now + command.holdMs,
    ...activationOf(after),
    jointId,
  };
  const newHolder = use.clientId !== null && state.holder === null;
  return {
    outcome: { kind: 'reserved', reservation },
    events: [{ type: 'code.reserved', reservation, newHolder }],
    state: { ...after, prior: order === null ? null : { kind: 'hold', reservation } },
  };
}

function refuse(state: RedemptionState, reason: Refusal['reason']): ReservationDecision {
  return { outcome: { kind: 'refused', refusal: { reason } }, events: [], state };
}
