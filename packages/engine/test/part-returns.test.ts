import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cart } from '../src/cart/cart.ts';
import type { OfferResult } from '../src/cart/evaluation.ts';
import { evaluate } from '../src/evaluate.ts';
import { cartWorth, sumOfBenefits } from '../src/order/cart-worth.ts';
import { decideRedemption } from '../src/redemption/decide-redemption.ts';
import { decideRollback, type RollbackState } from '../src/rollback/decide-rollback.ts';
import { NOTHING_RETURNED, type ReturnedLine } from '../src/rollback/rollback.ts';
import { carts, offers } from './support/random-carts.ts';
import { NOON, redemptionIn, situation, wish } from './support/situation.ts';

/** So many of what is left of a line, and of which of the codes, as numbers that are drawn. */
const draws = fc.array(fc.record({ code: fc.nat(), line: fc.nat(), units: fc.nat() }), { maxLength: 60 });

/** A cart that a code was redeemed with. */
function redeemed(cart: Cart, result: OfferResult): RollbackState {
  const worth = cartWorth(cart, 'cart', result, sumOfBenefits([]));
  const amount = sum(cart.lines.map(({ quantity, unitPrice }) => quantity * unitPrice));
  const { outcome, state } = decideRedemption(situation(), wish({ amount, cartHash: 'cart', worth }), NOON);
  return { ...state, redemption: redemptionIn(outcome), returned: NOTHING_RETURNED };
}

function giveBack(state: RollbackState, lines: { lineId: string; quantity: number }[] | null): RollbackState {
  const { outcome, state: after } = decideRollback(
    state,
    { id: 'b', amount: null, lines, reason: 'r' },
    NOON,
  );
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.reason);
  expect(outcome.rollback.lines?.every(({ discount }) => discount >= 0)).toBe(true);
  return after;
}

/** What of the lines of a cart has come back of each code, by what was drawn: each code for itself, in any order. */
function giveBackParts(cart: Cart, states: RollbackState[], drawn: readonly Draw[]): void {
  for (const { code, line, units } of drawn) {
    const at = code % states.length;
    const [state, { id: lineId, quantity } = { id: '', quantity: 0 }] = [
      states[at],
      cart.lines[line % cart.lines.length],
    ];
    const left = quantity - backOf(state, lineId).quantity;
    if (state === undefined || left === 0 || state.returned.isWhole) continue;
    states[at] = giveBack(state, [{ lineId, quantity: (units % left) + 1 }]);
  }
}

interface Draw {
  readonly code: number;
  readonly line: number;
  readonly units: number;
}

it('returns of parts of stacked codes give back what each took off each line, and never more', () => {
  fc.assert(
    fc.property(carts(5), offers(5), draws, (cart, tried, drawn) => {
      const { results } = evaluate(cart, tried, null, 0);
      const applied = results.filter((result) => result.applied);
      fc.pre(applied.length > 1 && cart.lines.length > 0);
      const states = applied.map((result) => redeemed(cart, result));
      giveBackParts(cart, states, drawn);
      for (const line of cart.lines) expectLineKept(line, states);
      const whole = states.map((state) => (state.returned.isWhole ? state : giveBack(state, null)));
      for (const [at, { returned, redemption, totals }] of whole.entries()) {
        const { discount, allocations, shippingDiscount } = applied[at]!;
        expect(returned.discount).toBe(discount + shippingDiscount);
        expect(totals).toMatchObject({ discount: 0, redemptions: 0 });
        expect(returned.amount).toBe(redemption.amount);
        const back = returned.lines.filter((line) => line.discount > 0);
        expect(new Map(back.map((line) => [line.lineId, line.discount]))).toEqual(
          new Map(allocations.map(({ lineId, amount }) => [lineId, amount])),
        );
      }
    }),
    { numRuns: 3_000 },
  );
});

/** No code gives back more of a line than it took, all together no more than it cost, and each what its units are worth. */
function expectLineKept(
  { id, quantity, unitPrice }: Cart['lines'][number],
  states: readonly RollbackState[],
): void {
  const parts = states.map((state) => {
    const got = state.redemption.cart?.lines.find(({ lineId }) => lineId === id)?.discount ?? 0;
    return { got, back: backOf(state, id) };
  });
  for (const { got, back } of parts) {
    expect(back.discount).toBe(Number((BigInt(got) * BigInt(back.quantity)) / BigInt(quantity)));
    expect(back.discount).toBeLessThanOrEqual(got);
  }
  expect(sum(parts.map(({ got }) => got))).toBeLessThanOrEqual(quantity * unitPrice);
  const units = Math.max(...parts.map(({ back }) => back.quantity));
  expect(sum(parts.map(({ back }) => back.discount))).toBeLessThanOrEqual(units * unitPrice);
  if (parts.some(({ back }) => back.quantity !== units)) return;
  // Each code rounds for itself: what is kept may seem discounted by a minor unit more for each code after the first.
  const kept = sum(parts.map(({ got, back }) => got - back.discount));
  expect(kept - (quantity - units) * unitPrice).toBeLessThan(parts.length);
}

function backOf(state: RollbackState | undefined, id: string): ReturnedLine {
  return (
    state?.returned.lines.find(({ lineId }) => lineId === id) ?? { lineId: id, quantity: 0, discount: 0 }
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
