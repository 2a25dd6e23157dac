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
        {
          discount,
          shippingDiscount,
          allocations,
          gifts: gifts.reduce((sum, { quantity }) => sum + quantity, 0),
        },
      ]),
  );
}

/** Codes that each take a minor unit or two off low shipping costs, so that rounding is most of what they are worth. */
const offShipping = fc
  .array(fc.record({ percent: fc.integer({ min: 5_000, max: 250_000 }), isGrouped: fc.boolean() }), {
    minLength: 4,
    maxLength: 11,
  })
  .map((codes) =>
    codes.map(({ percent, isGrouped }, index): Offer => {
      // In the group, one code is off the lines, so that the others have the shipping for themselves.
      const isOffLines = index === 0;
      const group = isOffLines || (isGrouped && index < 3) ? 'one' : null;
      return {
        ...{ code: `C${index}`, refusals: [], budgetLeft: null, applied: null },
        terms: {
          ...{ currency: 'GBP', timeZone: 'UTC', eligibility: null },
          discount: isOffLines
            ? { kind: 'amount', amount: 4, target: { on: 'order' } }
            : { kind: 'shipping', percent: group === null ? Math.ceil(percent / 8) : percent, cap: null },
          stacking: { priority: group === null ? 0 : 1, group, exclusive: false, base: 'reduced' },
        },
      };
    }),
  );

/** A cart of one line with low shipping costs. */
const withShipping = fc.integer({ min: 20, max: 120 }).map(
  (amount): Cart => ({
    ...{ currency: 'GBP', channel: null, location: null, attributes: {}, pricesIncludeTax: null },
    lines: [
      {
        ...{ id: '1', sku: 'A', name: 'A', quantity: 1, unitPrice: 100, taxRate: null },
        ...{ categories: [], onSale: false, attributes: {} },
      },
    ],
    shipping: { amount, method: null },
  }),
);

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

  it('codes that gain by rounding', () => {
    fc.assert(fc.property(withShipping, offShipping, expectAlike), { numRuns: RUNS });
  });

  it('many codes', () => {
    fc.assert(fc.property(carts(4), offers(16), expectAlike), { numRuns: Math.ceil(RUNS / 10) });
  });
});
