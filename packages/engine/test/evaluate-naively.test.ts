import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cart } from '../src/cart/cart.ts';
import type { Offer } from '../src/cart/evaluation.ts';
import { evaluate } from '../src/evaluate.ts';
import { naiveEvaluation } from './naive/naive-evaluation.ts';
import { carts, offers } from './support/random-carts.ts';

const RUNS = Number(process.env.RUNS ?? 3000);

/** What the engine says of the codes that are applied, in the form of the naive reckoning. */
function applied(cart: Cart, tried: readonly Offer[]): object {
  const { results } = evaluate(cart, tried, null, 0);
  return Object.fromEntries(
    results
      .filter((result) => result.applied)
      .map(({ code, discount, shippingDiscount, allocations, gifts }) => [
        code,
        { discount, shippingDiscount, allocations, gifts: gifts.length },
      ]),
  );
}

function expectAlike(cart: Cart, tried: readonly Offer[]): void {
  expect(applied(cart, tried)).toEqual(Object.fromEntries(naiveEvaluation(cart, tried)));
}

describe('evaluate says what a naive reckoning says that tries every set of codes, exactly:', () => {
  it('one code', () => {
    fc.assert(fc.property(carts(8), offers(1), expectAlike), { numRuns: RUNS });
  });

  it('a few codes', () => {
    fc.assert(fc.property(carts(6), offers(5), expectAlike), { numRuns: RUNS });
  });

  it('many codes', () => {
    fc.assert(fc.property(carts(4), offers(16), expectAlike), { numRuns: Math.ceil(RUNS / 10) });
  });
});
