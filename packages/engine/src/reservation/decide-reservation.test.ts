import { describe, expect, it } from 'vitest';
import {
  ann,
  bob,
  HOUR,
  NOON,
  nobody,
  order,
  type Situation,
  situation,
  wish,
} from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type { RedeemCommand } from '../redemption/redemption-decision.ts';
import { decideReservation } from './decide-reservation.ts';
import type { Reservation } from './reservation.ts';

const FOR_ORDER = { order: order('1001') };

function reserve(given: Situation, command: Partial<RedeemCommand> = {}, now = NOON) {
  return decideReservation(situation(given), { ...wish({ id: 'h1', ...command }), holdMs: HOUR }, now);
}

function reservationIn({ outcome }: ReturnType<typeof reserve>): Reservation {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.reason);
  return outcome.reservation;
}

describe('a reservation', () => {
  it('holds a use, with its discount and the activation that it would make', () => {
    const { outcome, events, state } = reserve({}, FOR_ORDER);
    const reservation: Reservation = {
      ...{ id: 'h1', couponId: 'winter', code: 'WINTER', clientId: 'ann', order: order('1001') },
      ...{ amount: 5_000, discount: 500, cart: null, currency: 'GBP', at: NOON, day: '2026-11-30' },
      ...{ holdsUntil: NOON + HOUR, activates: true, activatedAt: NOON, expiresAt: null, jointId: null },
    };
    expect(outcome).toEqual({ kind: 'reserved', reservation });
    expect(events).toEqual([{ type: 'code.reserved', reservation, newHolder: true }]);
    expect(state.totals).toMatchObject({ redemptions: 0, held: 1, activations: 1, discount: 500 });
    expect(state.holder).toMatchObject({
      held: 1,
      activatedAt: NOON,
      activatedByUse: true,
      lastRedeemedAt: null,
    });
    expect(state.prior).toEqual({ kind: 'hold', reservation });
  });

  it('is refused like a redemption, and changes nothing then', () => {
    const full = { coupon: { perClient: 1 }, holder: { ...newHolder('ann'), held: 1 } };
    const before = situation(full);
    const decision = decideReservation(before, { ...wish(), holdMs: HOUR }, NOON);
    expect(decision.outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'client_used_up' } });
    expect(decision).toMatchObject({ events: [] });
    expect(decision.state).toBe(before);
  });

  it('without an order is a hold of its own each time', () => {
    const once = reserve({});
    const twice = decideReservation(once.state, { ...wish({ id: 'h2' }), holdMs: HOUR }, NOON);
    expect(twice.outcome).toMatchObject({ kind: 'reserved', reservation: { id: 'h2', activates: false } });
    expect(twice.state.totals).toMatchObject({ held: 2, activations: 1 });
  });
});

describe('reserving again for the same order', () => {
  const first = reserve({}, FOR_ORDER);
  const again = (command: Partial<RedeemCommand>, now = NOON + 1) =>
    decideReservation(first.state, { ...wish({ id: 'h2', ...FOR_ORDER, ...command }), holdMs: HOUR }, now);

  it('is the first hold again while it lives', () => {
    const { outcome, events, state } = again({}, NOON + HOUR - 1);
    expect(outcome).toEqual({ kind: 'repeated', reservation: reservationIn(first) });
    expect(events).toEqual([]);
    expect(state).toBe(first.state);
  });

  it('for another amount lets the first hold go and makes another', () => {
    const { outcome, events, state } = again({ amount: 9_000 });
    expect(outcome).toMatchObject({
      kind: 'reserved',
      reservation: { id: 'h2', discount: 900, activates: true },
    });
    expect(events).toMatchObject([
      { type: 'reservation.ended', end: { reservationId: 'h1', end: 'released', deactivates: true } },
      { type: 'code.reserved', newHolder: false },
    ]);
    expect(state.totals).toMatchObject({ held: 1, activations: 1, discount: 900 });
  });

  it('for an amount that is refused keeps the first hold', () => {
    const budget = reserve({ coupon: { limits: [{ on: 'discount', max: 600 }] } }, FOR_ORDER);
    const command = { ...wish({ id: 'h2', ...FOR_ORDER, amount: 9_000 }), holdMs: HOUR };
    const { outcome, events, state } = decideReservation(budget.state, command, NOON);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'budget_used_up' } });
    expect(events).toEqual([]);
    expect(state).toBe(budget.state);
  });

  it('after its time makes another hold in its place', () => {
    const { outcome, events, state } = again({}, NOON + HOUR);
    expect(outcome).toMatchObject({ kind: 'reserved', reservation: { id: 'h2', activatedAt: NOON + HOUR } });
    expect(events).toMatchObject([
      { end: { reservationId: 'h1', end: 'expired' } },
      { type: 'code.reserved' },
    ]);
    expect(state.totals).toMatchObject({ held: 1, activations: 1 });
  });

  it('by another client is refused while it lives', () => {
    const other = { ...first.state, holder: null };
    const command = { ...wish({ id: 'h2', ...FOR_ORDER, client: bob }), holdMs: HOUR };
    expect(decideReservation(other, command, NOON + HOUR - 1).outcome).toMatchObject({
      refusal: { reason: 'order_mismatch' },
    });
  });

  it('by another client is not held up by a hold whose time has run out', () => {
    const other = { ...first.state, holder: null };
    const command = { ...wish({ id: 'h2', ...FOR_ORDER, client: bob }), holdMs: HOUR };
    const { outcome, events, state } = decideReservation(other, command, NOON + HOUR);
    expect(outcome).toMatchObject({ kind: 'reserved', reservation: { clientId: 'bob' } });
    expect(events).toMatchObject([{ type: 'code.reserved' }]);
    expect(state.totals).toMatchObject({ held: 2 });
  });

  it('is refused when the order has redeemed the code', () => {
    const { state } = decideRedemption(situation(), wish(FOR_ORDER), NOON);
    const command = { ...wish({ id: 'h2', ...FOR_ORDER }), holdMs: HOUR };
    expect(decideReservation(state, command, NOON).outcome).toMatchObject({
      refusal: { reason: 'order_redeemed' },
    });
  });

  it('is not told to those who may not see the code', () => {
    const strict = { coupon: { strict: true }, code: { clientId: 'ann', activatedAt: 1 } };
    const { state } = reserve({ ...strict, holder: newHolder('ann') }, FOR_ORDER);
    const command = { ...wish({ ...FOR_ORDER, client: bob }), holdMs: HOUR };
    expect(decideReservation(state, command, NOON).outcome).toMatchObject({
      refusal: { reason: 'not_yours' },
    });
  });
});

describe('redeeming for an order that has a hold', () => {
  const held = reserve({ coupon: { perClient: 1 } }, FOR_ORDER);
  const redeem = (command: Partial<RedeemCommand>, now = NOON + 1, state = held.state) =>
    decideRedemption(state, wish({ ...FOR_ORDER, ...command }), now);

  it('is what the hold becomes, though nothing else is left and the coupon is paused', () => {
    const paused = { ...held.state, coupon: { ...held.state.coupon, state: 'paused' as const } };
    const { outcome, events, state } = redeem({}, NOON + 1, paused);
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { reservationId: 'h1', activates: true } });
    expect(events).toMatchObject([
      { type: 'reservation.ended', end: { end: 'confirmed', redemptionId: 'r1', deactivates: false } },
      { type: 'code.redeemed', newHolder: false },
    ]);
    expect(state.totals).toMatchObject({ redemptions: 1, held: 0, activations: 1, discount: 500 });
  });

  it('with another amount lets the hold go first, so that there is room', () => {
    const { outcome, events, state } = redeem({ amount: 9_000 });
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { discount: 900, reservationId: null } });
    expect(events).toMatchObject([{ end: { end: 'released' } }, { type: 'code.redeemed' }]);
    expect(state.totals).toMatchObject({ redemptions: 1, held: 0, activations: 1, discount: 900 });
  });

  it('with another amount that is refused keeps the hold', () => {
    const paused = { ...held.state, coupon: { ...held.state.coupon, state: 'paused' as const } };
    const { outcome, events, state } = redeem({ amount: 9_000 }, NOON + 1, paused);
    expect(outcome).toMatchObject({ refusal: { reason: 'coupon_paused' } });
    expect(events).toEqual([]);
    expect(state).toBe(paused);
  });

  it('after its time is decided anew, and its hold is out of the way', () => {
    const { outcome, events } = redeem({}, NOON + HOUR);
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { reservationId: null } });
    expect(events).toMatchObject([{ end: { end: 'expired' } }, { type: 'code.redeemed' }]);
  });

  it('by another client is refused while it lives, and not after', () => {
    const other = { ...held.state, holder: null };
    expect(redeem({ client: bob }, NOON + 1, other).outcome).toMatchObject({
      refusal: { reason: 'order_mismatch' },
    });
    expect(redeem({ client: bob }, NOON + HOUR, other)).toMatchObject({
      outcome: { kind: 'redeemed', redemption: { clientId: 'bob' } },
      events: [{ type: 'code.redeemed', newHolder: true }],
    });
  });
});

describe('a hold of a friendly code that counts for nobody', () => {
  it('is an activation of its own', () => {
    const { state, outcome } = reserve({}, { client: nobody });
    expect(outcome).toMatchObject({ reservation: { clientId: null, activates: true, activatedAt: null } });
    expect(state).toMatchObject({ holder: null, totals: { held: 1, activations: 1 } });
  });

  it('is none of Ann’s', () => {
    const { state } = reserve({}, { client: nobody, ...FOR_ORDER });
    const command = { ...wish({ client: ann, ...FOR_ORDER }), holdMs: HOUR };
    expect(decideReservation(state, command, NOON).outcome).toMatchObject({
      refusal: { reason: 'order_mismatch' },
    });
  });
});
