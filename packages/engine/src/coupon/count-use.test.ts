import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, situation } from '../../test/support/situation.ts';
import { addUse, type CountedUse, redeemHeld, removeUse } from './count-use.ts';
import { newHolder, usesOf } from './coupon-use.ts';
import { activatesItself, type UseState } from './use-state.ts';

const DAYS = ['2026-11-29', '2026-11-30', '2026-12-01'];

function useOf(state: UseState, clientId: string | null, day = DAYS[1]!): CountedUse {
  return { clientId, day, discount: 500, activates: activatesItself(state) };
}

describe('a use', () => {
  it('is counted in the coupon, in an individual code and for the client, once each', () => {
    const before = situation({ code: {}, holder: newHolder('ann') });
    const { totals, presented, holder } = addUse(before, 'held', useOf(before, 'ann'), NOON);
    const recent = { day: '2026-11-30', inDay: 1, inWeek: 1, inMonth: 1 };
    expect(totals).toEqual({ redemptions: 0, held: 1, recent, activations: 1, discount: 500 });
    expect(presented).toMatchObject({ redemptions: 0, held: 1, recent, lastRedeemedAt: null });
    expect(holder).toMatchObject({ redemptions: 0, held: 1, recent, lastRedeemedAt: null });
  });

  it('that is held and then redeemed is still one', () => {
    const before = situation({ code: {}, holder: newHolder('ann') });
    const held = addUse(before, 'held', useOf(before, 'ann'), NOON);
    const redeemed = addUse(before, 'redemptions', useOf(before, 'ann'), NOON);
    expect(redeemHeld(held, NOON)).toEqual(redeemed);
  });

  it('of a code that is not the client’s own activates the code, not the client', () => {
    const before = situation({ code: {}, holder: { ...newHolder('ann'), code: '2900000000025' } });
    const after = addUse(before, 'redemptions', useOf(before, 'ann'), NOON);
    expect(after.presented).toMatchObject({ activatedAt: NOON, activatedByUse: true });
    expect(after.holder).toMatchObject({ activatedAt: null, activatedByUse: false });
  });

  it('leaves no trace when it is given back, but for when something was redeemed last', () => {
    const individual = situation({ code: {}, holder: { ...newHolder('ann'), code: '2900000000018' } });
    const starts = [situation(), situation({ holder: newHolder('ann') }), individual];
    const plan = fc.record({
      start: fc.constantFrom(...starts),
      named: fc.boolean(),
      kind: fc.constantFrom('redemptions' as const, 'held' as const),
      earlier: fc.array(fc.constantFrom(...DAYS), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(plan, ({ start, named, kind, earlier }) => {
        const client = named ? 'ann' : null;
        let state: UseState = { ...start, holder: named ? (start.holder ?? newHolder('ann')) : null };
        for (const day of earlier.sort()) {
          state = addUse(state, 'redemptions', useOf(state, client, day), NOON);
        }
        const use = useOf(state, client, DAYS.at(-1));
        const before = { ...state, totals: { ...state.totals }, presented: { ...state.presented } };
        const after = addUse(state, kind, use, NOON);
        const back = removeUse(after, kind, use);
        expect(back.deactivates).toBe(use.activates);
        expect(withoutDays(back.state)).toEqual(withoutDays(before));
      }),
    );
  });

  it('of many takes the activation with it only when it is the last, in whatever order they go', () => {
    const uses = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(uses, fc.boolean(), (order, individually) => {
        let state: UseState = individually
          ? situation({ code: {} })
          : { ...situation(), holder: newHolder('ann') };
        const client = individually ? null : 'ann';
        const made = order.map(() => {
          const use = useOf(state, client);
          state = addUse(state, 'redemptions', use, NOON);
          return use;
        });
        const goes = [...order.entries()].sort(([, a], [, b]) => a - b).map(([index]) => made[index]!);
        const took = goes.map((use) => {
          const { state: after, deactivates } = removeUse(state, 'redemptions', use);
          state = after;
          return deactivates;
        });
        expect(took).toEqual(order.map((_, index) => index === order.length - 1));
        expect(state.totals).toMatchObject({ activations: 0, redemptions: 0, discount: 0 });
        expect(activatesItself(state)).toBe(true);
      }),
    );
  });

  it('never takes an activation that was made on purpose', () => {
    const holder = { ...newHolder('ann'), activatedAt: 100 };
    const before = situation({ holder, totals: { activations: 1 } });
    const use = useOf(before, 'ann');
    const back = removeUse(addUse(before, 'redemptions', use, NOON), 'redemptions', use);
    expect(back.deactivates).toBe(false);
    expect(back.state).toMatchObject({ holder: { activatedAt: 100 }, totals: { activations: 1 } });
  });
});

/** Which day was the latest is not forgotten, nor when something was redeemed last; all else is as it was. */
function withoutDays({ totals, presented, holder }: UseState) {
  const forget = <Row extends object>(row: Row) => {
    const { recent: _, lastRedeemedAt: __, ...rest } = { recent: null, lastRedeemedAt: null, ...row };
    return rest;
  };
  return { totals: forget(totals), presented: forget(presented), holder: holder && forget(holder) };
}

describe('all uses', () => {
  it('are those that are held too', () => {
    const { totals } = situation({ totals: { redemptions: 2, held: 3 } });
    expect(usesOf(totals)).toBe(5);
  });
});
