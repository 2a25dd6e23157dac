import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOON, redemptionIn, situation, wish } from '../../test/support/situation.ts';
import type { CartUse, UsedLine } from '../cart/cart-use.ts';
import { decideRedemption } from '../redemption/decide-redemption.ts';
import { decideRollback, type RollbackState } from './decide-rollback.ts';
import { type LineReturn, NOTHING_RETURNED, type Rollback } from './rollback.ts';

function line(lineId: string, quantity: number, unitPrice: number, discount: number): UsedLine {
  return { lineId, quantity, unitPrice, discount, alreadyOff: 0, taxRate: null };
}

/** Three mugs of 3.33 and a pot of 20.00, with 10 % off and half of the shipping. */
const TEA = [line('mug', 3, 333, 100), line('pot', 1, 2_000, 200)];

function redeemed(lines: readonly UsedLine[], shippingDiscount = 0): RollbackState {
  const cart: CartUse = {
    ...{ hash: 'tea', lines, pricesIncludeTax: null, shipping: 450, shippingDiscount },
    ...{ shippingAlreadyOff: 0, gifts: [] },
  };
  const amount = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  const discount = lines.reduce((sum, one) => sum + one.discount, shippingDiscount);
  const command = wish({ amount, cartHash: 'tea', worth: { discount, cart } });
  const { outcome, state } = decideRedemption(situation(), command, NOON);
  return { ...state, redemption: redemptionIn(outcome), returned: NOTHING_RETURNED };
}

function rollBack(state: RollbackState, lines: readonly LineReturn[] | null, amount: number | null = null) {
  return decideRollback(state, { id: 'b1', amount, lines, reason: 'returned' }, NOON);
}

function told(state: RollbackState, lines: readonly LineReturn[] | null, amount: number | null = null) {
  const { outcome } = rollBack(state, lines, amount);
  return outcome.kind === 'refused' ? outcome.refusal : outcome.rollback;
}

describe('a return of lines', () => {
  it('gives back the part of each line that its units bore, rounded down', () => {
    expect(told(redeemed(TEA, 225), [{ lineId: 'mug', quantity: 2 }])).toMatchObject({
      ...{ amount: 666, discount: 66, shippingDiscount: 0, completes: false, givesBackUse: false },
      lines: [{ lineId: 'mug', quantity: 2, discount: 66 }],
    });
  });

  it('gives back what rounding had kept, and the discount on the shipping, with the last unit', () => {
    const { state } = rollBack(redeemed(TEA, 225), [
      { lineId: 'mug', quantity: 2 },
      { lineId: 'pot', quantity: 1 },
    ]);
    expect(told(state, [{ lineId: 'mug', quantity: 1 }])).toMatchObject({
      ...{ amount: 333, discount: 34 + 225, shippingDiscount: 225, completes: true, givesBackUse: true },
      lines: [{ lineId: 'mug', quantity: 1, discount: 34 }],
    });
    expect(rollBack(state, null).state.totals).toMatchObject({ redemptions: 0, discount: 0 });
  });

  it('of a line that the code took nothing off gives back nothing but its value', () => {
    const state = redeemed([...TEA, line('tray', 2, 500, 0)]);
    expect(told(state, [{ lineId: 'tray', quantity: 1 }])).toMatchObject({ amount: 500, discount: 0 });
  });

  it('is refused for a line that is not there, and for more than is left of one', () => {
    const { state } = rollBack(redeemed(TEA), [{ lineId: 'mug', quantity: 2 }]);
    expect(told(state, [{ lineId: 'cup', quantity: 1 }])).toEqual({
      ...{ reason: 'line_unknown', actual: 'cup' },
    });
    expect(told(state, [{ lineId: 'mug', quantity: 2 }])).toEqual({
      ...{ reason: 'more_than_left', actual: 2, expected: 1 },
    });
  });

  it('is an amount where no cart was sent, and never where one was', () => {
    const plain = decideRedemption(situation(), wish(), NOON);
    const state = {
      ...plain.state,
      redemption: redemptionIn(plain.outcome),
      returned: NOTHING_RETURNED,
    };
    expect(told(state, [{ lineId: 'mug', quantity: 1 }])).toEqual({ reason: 'lines_unknown' });
    expect(told(redeemed(TEA), null, 100)).toEqual({ reason: 'lines_required' });
  });

  it('comes, over all returns, to exactly the whole, whatever the order of the units', () => {
    const cartLine = fc.record({
      quantity: fc.integer({ min: 1, max: 6 }),
      unitPrice: fc.integer({ min: 0, max: 100_000 }),
      part: fc.integer({ min: 0, max: 100 }),
    });
    const carts = fc.record({
      lines: fc.array(cartLine, { minLength: 1, maxLength: 5 }),
      shipping: fc.integer({ min: 0, max: 450 }),
      seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    });
    fc.assert(
      fc.property(carts, ({ lines, shipping, seed }) => {
        const used = lines.map(({ quantity, unitPrice, part }, index) =>
          line(`${index}`, quantity, unitPrice, Math.floor((quantity * unitPrice * part) / 100)),
        );
        const units = used.flatMap(({ lineId, quantity }) => Array.from({ length: quantity }, () => lineId));
        const order = units
          .map((lineId, index) => ({ lineId, key: seed[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key);
        let state = redeemed(used, shipping);
        const { redemption } = state;
        const parts: Rollback[] = [];
        for (const { lineId } of order) {
          const { outcome, state: after } = rollBack(state, [{ lineId, quantity: 1 }]);
          if (outcome.kind === 'refused') throw new Error(outcome.refusal.reason);
          parts.push(outcome.rollback);
          state = after;
        }
        const sum = (of: (part: Rollback) => number) => parts.reduce((total, part) => total + of(part), 0);
        expect(parts.filter(({ completes }) => completes)).toEqual([parts.at(-1)]);
        expect(sum(({ discount }) => discount)).toBe(redemption.discount);
        expect(sum(({ amount }) => amount ?? 0)).toBe(redemption.amount);
        expect(sum(({ shippingDiscount }) => shippingDiscount)).toBe(shipping);
        expect(state.totals.discount).toBe(0);
        for (const { lineId, discount } of used) {
          const back = state.returned.lines.find((returned) => returned.lineId === lineId);
          expect(back?.discount).toBe(discount);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
