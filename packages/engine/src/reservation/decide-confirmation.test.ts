import { describe, expect, it } from 'vitest';
import { publishedCoupon } from '../../test/support/published-coupon.ts';
import {
  HOUR,
  NOON,
  nobody,
  order,
  redemptionIn,
  reserved,
  type Situation,
  situation,
  wish,
} from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { ON_ORDER } from '../discount/discount.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type { PriorUse } from '../redemption/redemption-decision.ts';
import { DEFAULT_STACKING } from '../stacking/stacking.ts';
import { type ConfirmCommand, decideConfirmation } from './decide-confirmation.ts';
import { decideExpiry } from './decide-release.ts';
import type { SettlementState } from './settlement.ts';

const DEAD = NOON + HOUR;

function confirm(state: SettlementState, now = NOON + 1, changes: Partial<ConfirmCommand> = {}) {
  return decideConfirmation(state, { id: 'r1', order: null, standing: [], jointId: null, ...changes }, now);
}

/** Another code that takes so much off the order. */
function other(discount: number, stacking = DEFAULT_STACKING) {
  return { code: 'OTHER', stacking, use: { discount, cart: null }, back: { discount: 0, lines: [] } };
}

function told(state: SettlementState, now = NOON + 1, changes: Partial<ConfirmCommand> = {}) {
  const { outcome } = confirm(state, now, changes);
  return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
}

/** Ann has held the only use of her client, of today, of the coupon and of the budget. */
const last: Situation = {
  coupon: {
    activations: 1,
    perClient: 1,
    limits: [
      { on: 'redemptions', per: 'client', period: 'day', max: 1 },
      { on: 'redemptions', per: 'coupon', max: 1 },
      { on: 'discount', max: 500 },
    ],
  },
};

describe('confirming a hold that knew no order, for one that has other codes', () => {
  const hold = reserved(situation(last));
  const forOrder = (discount: number) => ({ order: order('1001'), standing: [other(discount)] });

  it('takes what was promised as long as they leave it', () => {
    expect(confirm(hold, NOON + 1, forOrder(4_500)).outcome).toMatchObject({ redemption: { discount: 500 } });
  });

  it('takes no more than they leave, and gives the rest of the promise back to the budget', () => {
    const { outcome, events, state } = confirm(hold, NOON + 1, forOrder(4_999));
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { amount: 5_000, discount: 1 } });
    expect(events).toMatchObject([{ reservation: { discount: 500 } }, { redemption: { discount: 1 } }]);
    expect(state.totals).toMatchObject({ redemptions: 1, held: 0, discount: 1 });
  });

  it('is refused where they leave nothing, and the hold goes on', () => {
    const { outcome, events, state } = confirm(hold, NOON + 1, forOrder(5_000));
    expect(outcome).toEqual({ kind: 'refused', refusal: { reason: 'nothing_to_discount' } });
    expect(events).toEqual([]);
    expect(state).toBe(hold);
  });
});

describe('confirming a hold that lives', () => {
  const hold = reserved(situation(last), { order: order('1001') });

  it('is the redemption that was held, at its amounts', () => {
    const { outcome, events, state } = confirm(hold);
    const redemption = {
      ...{ id: 'r1', couponId: 'winter', code: 'WINTER', clientId: 'ann', order: order('1001') },
      ...{ amount: 5_000, discount: 500, cart: null, currency: 'GBP', at: NOON + 1, day: '2026-11-30' },
      ...{ activates: true, activatedAt: NOON, expiresAt: null, usableAfter: false },
      ...{ reservationId: 'h1', jointId: null },
    };
    const end = {
      ...{ reservationId: 'h1', couponId: 'winter', clientId: 'ann', end: 'confirmed', at: NOON + 1 },
      ...{ redemptionId: 'r1', deactivates: false },
    };
    expect(outcome).toEqual({ kind: 'redeemed', redemption });
    expect(events).toEqual([
      { type: 'reservation.ended', end, reservation: hold.reservation },
      { type: 'code.redeemed', redemption, newHolder: false },
    ]);
    expect(state).toMatchObject({
      stands: 'confirmed',
      redemption,
      prior: { kind: 'redemption', redemption },
    });
    expect(state.totals).toMatchObject({ redemptions: 1, held: 0, activations: 1, discount: 500 });
  });

  it.each([
    ['the coupon was paused', { state: 'paused' }],
    ['it was archived', { state: 'archived' }],
    ['it has ended', { endsAt: NOON }],
    ['it was given another discount', { discount: { kind: 'amount', amount: 1, target: ON_ORDER } }],
    ['it needs activation by now', { activation: { required: true, validFor: null } }],
    ['it was made strict', { strict: true, activation: { required: true, validFor: null } }],
    ['its limits were lowered', { limits: [{ on: 'discount', max: 1 }], perClient: 1, activations: 1 }],
  ] as const)('succeeds though %s', (_what, change) => {
    const changed = { ...hold, coupon: publishedCoupon({ ...last.coupon, ...change }) };
    expect(redemptionIn(confirm(changed).outcome)).toMatchObject({ amount: 5_000, discount: 500 });
  });

  it('counts in the day of the reserve, also after midnight', () => {
    const late = Date.parse('2026-11-30T23:59:59Z');
    const before = reserved(situation(last), {}, late);
    const { outcome, state } = confirm(before, late + 2_000);
    expect(redemptionIn(outcome)).toMatchObject({ day: '2026-11-30', at: late + 2_000 });
    expect(state.totals.recent).toEqual({ day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 1 });
  });

  it('again answers the first redemption', () => {
    const once = confirm(hold);
    const twice = confirm(once.state, DEAD, { id: 'r2' });
    expect(twice.outcome).toEqual({ kind: 'repeated', redemption: redemptionIn(once.outcome) });
    expect(twice).toMatchObject({ events: [] });
    expect(twice.state).toBe(once.state);
  });

  it('can name the order only then', () => {
    const without = reserved(situation());
    const { outcome, state } = confirm(without, NOON, { order: order('1002') });
    expect(redemptionIn(outcome)).toMatchObject({ order: order('1002') });
    expect(state.prior).toMatchObject({ kind: 'redemption' });
    expect(redemptionIn(confirm(hold, NOON, { order: order('1002') }).outcome).order).toEqual(order('1001'));
  });

  it('does not redeem the code twice for one order', () => {
    const { outcome } = decideRedemption(situation(), wish({ id: 'r0', order: order('1002') }), NOON);
    const redeemed: PriorUse = { kind: 'redemption', redemption: redemptionIn(outcome) };
    const elsewhere: PriorUse = {
      kind: 'hold',
      reservation: { ...reserved(situation(), { order: order('1002') }).reservation, id: 'h2' },
    };
    const without = reserved(situation());
    const forOrder = { order: order('1002') };
    expect(told({ ...without, prior: redeemed }, NOON + 1, forOrder)).toBe('order_redeemed');
    expect(told({ ...without, prior: elsewhere }, NOON + 1, forOrder)).toBe('order_mismatch');
  });
});

describe('confirming a hold whose time has run out', () => {
  const hold = reserved(situation(last), { order: order('1001') });

  it('is a new redemption where there is room: its own use is given back first', () => {
    const { outcome, events, state } = confirm(hold, DEAD);
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { reservationId: null, activates: true } });
    expect(redemptionIn(outcome)).toMatchObject({ activatedAt: DEAD, order: order('1001'), at: DEAD });
    expect(events).toMatchObject([
      { type: 'reservation.ended', end: { end: 'expired', redemptionId: null, deactivates: true } },
      { type: 'code.redeemed', newHolder: false },
      { type: 'reservation.ended', end: { end: 'confirmed', redemptionId: 'r1', deactivates: false } },
    ]);
    expect(state.totals).toMatchObject({ redemptions: 1, held: 0, activations: 1, discount: 500 });
    expect(told(state, DEAD + 1, { id: 'r2' })).toBe('repeated');
  });

  it('counts in the day on which it is confirmed', () => {
    const late = Date.parse('2026-11-30T23:30Z');
    const { outcome } = confirm(reserved(situation(), {}, late), late + HOUR);
    expect(redemptionIn(outcome).day).toBe('2026-12-01');
  });

  it('is the same when it was collected before', () => {
    const collected = decideExpiry(hold, DEAD).state;
    const { outcome, events } = confirm(collected, DEAD);
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { reservationId: null } });
    expect(events).toMatchObject([{ type: 'code.redeemed' }, { end: { end: 'confirmed' } }]);
  });

  it('without an order is not redeemed twice either', () => {
    const once = confirm(reserved(situation()), DEAD);
    expect(told(once.state, DEAD, { id: 'r2' })).toBe('repeated');
  });

  it('is refused where there is no room, and changes nothing', () => {
    const full = { ...hold, coupon: publishedCoupon({ ...last.coupon, state: 'paused' }) };
    const { outcome, events, state } = confirm(full, DEAD);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'coupon_paused' } });
    expect(events).toEqual([]);
    expect(state).toBe(full);
  });

  it('takes only what other codes have left of the order', () => {
    const amountOff = { coupon: { discount: { kind: 'amount', amount: 700, target: ON_ORDER } } } as const;
    const { outcome } = confirm(reserved(situation(amountOff)), DEAD, { standing: [other(4_500)] });
    expect(redemptionIn(outcome).discount).toBe(500);
  });

  it('answers the redemption that its order has got by then', () => {
    const redeemed = redemptionIn(decideRedemption(situation(), wish({ id: 'r0' }), NOON).outcome);
    const prior = { kind: 'redemption', redemption: { ...redeemed, order: order('1001') } } as const;
    const { outcome, events } = confirm({ ...hold, prior }, DEAD);
    expect(outcome).toMatchObject({ kind: 'repeated', redemption: { id: 'r0' } });
    expect(events).toEqual([]);
  });

  it('is refused when the code was issued to somebody since', () => {
    const held = reserved(situation({ code: {} }), { client: nobody });
    expect(told(held, DEAD)).toBe('redeemed');
    const issued = { ...held, presented: { ...held.presented, clientId: 'bob' } } as SettlementState;
    expect(told(issued, DEAD)).toBe('not_yours');
    expect(told({ ...issued, holder: newHolder('bob') }, DEAD - 1)).toBe('redeemed');
  });
});

describe('confirming a hold that was released', () => {
  it('is refused', () => {
    const hold = reserved(situation());
    expect(told({ ...hold, stands: 'released' })).toBe('reservation_released');
    expect(told({ ...hold, stands: 'released' }, DEAD)).toBe('reservation_released');
  });
});
