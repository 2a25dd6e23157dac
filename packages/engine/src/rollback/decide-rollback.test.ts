import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, nobody, redemptionIn, type Situation, situation, wish } from '../../test/support/situation.ts';
import { newHolder } from '../coupon/coupon-use.ts';
import { ON_ORDER } from '../discount/discount.ts';
import { MAX_MINOR } from '../money/parse-decimal.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import type { Redemption } from '../redemption/redemption.ts';
import type { RedeemCommand } from '../redemption/redemption-decision.ts';
import { decideRollback, type RollbackState } from './decide-rollback.ts';
import { NOTHING_RETURNED, type Rollback } from './rollback.ts';

const LATER = Date.parse('2026-12-01T12:00Z');

/** What a redemption leaves behind: all that a rollback is decided on. */
function redeemed(given: Situation = {}, command: Partial<RedeemCommand> = {}): RollbackState {
  const { outcome, state } = decideRedemption(situation(given), wish(command), NOON);
  return { ...state, redemption: redemptionIn(outcome), returned: NOTHING_RETURNED };
}

function rollBack(state: RollbackState, amount: number | null = null, id = 'b1') {
  return decideRollback(state, { id, amount, lines: null, reason: 'order_cancelled' }, LATER);
}

function rollbackIn({ outcome }: ReturnType<typeof rollBack>): Rollback {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.reason);
  return outcome.rollback;
}

function told(state: RollbackState, amount: number | null = null) {
  const { outcome } = rollBack(state, amount);
  return outcome.kind === 'refused' ? outcome.refusal : outcome.kind;
}

describe('giving back a redemption as a whole', () => {
  it('gives back the use, its discount and the activation that it had made', () => {
    const before = redeemed();
    const { outcome, events, state } = rollBack(before);
    const rollback: Rollback = {
      ...{ id: 'b1', redemptionId: 'r1', couponId: 'winter', clientId: 'ann', reason: 'order_cancelled' },
      ...{ at: LATER, amount: 5_000, discount: 500, shippingDiscount: 0, lines: null },
      ...{ completes: true, givesBackUse: true, deactivates: true },
    };
    expect(outcome).toEqual({ kind: 'rolled_back', rollback });
    expect(events).toEqual([{ type: 'redemption.rolled_back', rollback, redemption: before.redemption }]);
    expect(state.totals).toMatchObject({
      redemptions: 0,
      activations: 0,
      discount: 0,
      recent: { inMonth: 0 },
    });
    expect(state.holder).toMatchObject({ redemptions: 0, activatedAt: null, activatedByUse: false });
    expect(state.returned).toEqual({ amount: 5_000, discount: 500, lines: [], isWhole: true });
  });

  it('lets the code be used once more', () => {
    const { state } = rollBack(redeemed({ coupon: { perClient: 1, activations: 1 } }));
    const again = decideRedemption({ ...state, prior: null }, wish({ id: 'r2' }), LATER);
    expect(again.outcome).toMatchObject({ kind: 'redeemed', redemption: { activates: true } });
  });

  it('leaves an activation that was made on purpose', () => {
    const holder = { ...newHolder('ann'), activatedAt: 100 };
    const { outcome, state } = rollBack(redeemed({ holder, totals: { activations: 1 } }));
    expect(outcome).toMatchObject({ rollback: { deactivates: false } });
    expect(state).toMatchObject({ holder: { activatedAt: 100 }, totals: { activations: 1 } });
  });

  it('leaves the activation while there is another use', () => {
    const first = redeemed();
    const second = decideRedemption({ ...first, prior: null }, wish({ id: 'r2' }), NOON);
    const { outcome, state } = rollBack({ ...first, ...second.state });
    expect(outcome).toMatchObject({ rollback: { deactivates: false } });
    const last = { ...state, redemption: redemptionIn(second.outcome), returned: NOTHING_RETURNED };
    expect(rollbackIn(rollBack(last))).toMatchObject({ deactivates: true });
  });

  it('of nobody gives back its own activation, whatever else nobody has used', () => {
    const { outcome, state } = rollBack(
      redeemed({ totals: { activations: 4, redemptions: 4 } }, { client: nobody }),
    );
    expect(outcome).toMatchObject({ rollback: { deactivates: true } });
    expect(state).toMatchObject({ holder: null, totals: { activations: 4, redemptions: 4 } });
  });

  it('gives back the money, but not the use, where the coupon says so', () => {
    const { outcome, state } = rollBack(redeemed({ coupon: { rollback: { givesBack: false } } }));
    expect(outcome).toMatchObject({
      rollback: { discount: 500, completes: true, givesBackUse: false, deactivates: false },
    });
    expect(state.totals).toMatchObject({
      redemptions: 1,
      activations: 1,
      discount: 0,
      recent: { inMonth: 1 },
    });
    expect(state.holder).toMatchObject({ redemptions: 1, activatedAt: NOON });
  });

  it('gives back to the periods of its own day', () => {
    const first = redeemed();
    const second = decideRedemption({ ...first, prior: null }, wish({ id: 'r2' }), LATER);
    const { state } = rollBack({ ...first, ...second.state });
    expect(state.totals.recent).toEqual({ day: '2026-12-01', inDay: 1, inWeek: 1, inMonth: 1 });
    expect(second.state.totals.recent).toEqual({ day: '2026-12-01', inDay: 1, inWeek: 2, inMonth: 1 });
  });

  it('of which the order’s value was never told gives back the discount', () => {
    const amountOff = { coupon: { discount: { kind: 'amount', amount: 700, target: ON_ORDER } } } as const;
    const { outcome, state } = rollBack(redeemed(amountOff, { amount: null }));
    expect(outcome).toMatchObject({ rollback: { amount: null, discount: 700, completes: true } });
    expect(state.totals.discount).toBe(0);
    expect(rollbackIn(rollBack(redeemed({}, { amount: null })))).toMatchObject({
      discount: 0,
      completes: true,
    });
  });

  it('of an order of nothing is possible', () => {
    expect(rollbackIn(rollBack(redeemed({}, { amount: 0 })))).toMatchObject({ amount: 0, completes: true });
  });
});

describe('giving back a part', () => {
  it('gives back that part of the discount at once, and the use with the last part', () => {
    const third = rollBack(redeemed({}, { amount: 999 }), 333);
    expect(rollbackIn(third)).toMatchObject({
      amount: 333,
      discount: 33,
      completes: false,
      givesBackUse: false,
    });
    expect(third.state.totals).toMatchObject({ redemptions: 1, activations: 1, discount: 67 });
    const rest = rollBack(third.state);
    expect(rollbackIn(rest)).toMatchObject({ amount: 666, discount: 67, completes: true, deactivates: true });
    expect(rest.state.totals).toMatchObject({ redemptions: 0, activations: 0, discount: 0 });
  });

  it('is refused beyond what is left', () => {
    const { state } = rollBack(redeemed(), 4_000);
    expect(told(state, 1_001)).toEqual({ reason: 'more_than_left', actual: 1_001, expected: 1_000 });
    expect(told(state, 1_000)).toBe('rolled_back');
  });

  it('is refused when nothing is left', () => {
    const { state } = rollBack(redeemed());
    expect(told(state)).toEqual({ reason: 'nothing_left' });
    expect(told(state, 1)).toEqual({ reason: 'nothing_left' });
    expect(rollBack(state).state).toBe(state);
  });

  it('is refused when the order’s value was never told', () => {
    expect(told(redeemed({}, { amount: null }), 1)).toEqual({ reason: 'amount_unknown' });
  });

  it('sums to the whole, in whatever parts and order; no part is negative, and none comes early', () => {
    const money = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: MAX_MINOR }));
    const plan = fc.record({
      amount: money,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      cuts: fc.array(money),
    });
    fc.assert(
      fc.property(plan, ({ amount, share, cuts }) => {
        const discount = Math.floor(amount * share);
        let state: RollbackState = {
          ...redeemed(),
          redemption: { ...redeemed().redemption, amount, discount },
        };
        state = { ...state, totals: { ...state.totals, discount } };
        const parts: Rollback[] = [];
        for (const cut of [...cuts, null]) {
          const left = amount - state.returned.amount;
          if (left === 0) break;
          const decision = rollBack(state, cut === null ? null : ((cut - 1) % left) + 1);
          parts.push(rollbackIn(decision));
          state = decision.state;
          const { returned } = state;
          expect(BigInt(returned.discount)).toBe(
            (BigInt(discount) * BigInt(returned.amount)) / BigInt(amount),
          );
        }
        const sum = (of: (part: Rollback) => number) => parts.reduce((total, part) => total + of(part), 0);
        expect(parts.every((part) => part.discount >= 0)).toBe(true);
        expect(sum((part) => part.discount)).toBe(discount);
        expect(sum((part) => part.amount ?? 0)).toBe(amount);
        expect(parts.map(({ completes }) => completes)).toEqual(
          parts.map((_, index) => index === parts.length - 1),
        );
        expect(state).toMatchObject({ totals: { discount: 0, redemptions: 0 }, returned: { isWhole: true } });
      }),
    );
  });
});

describe('a refusal', () => {
  it('changes nothing', () => {
    const before = redeemed();
    const { events, state } = rollBack(before, 5_001);
    expect(events).toEqual([]);
    expect(state).toBe(before);
  });
});

/** What is given back is told of the redemption as it was. */
describe('the redemption', () => {
  it('stays what it was', () => {
    const before = redeemed();
    const { state } = rollBack(before, 1_000);
    expect(state.redemption satisfies Redemption).toBe(before.redemption);
  });
});
