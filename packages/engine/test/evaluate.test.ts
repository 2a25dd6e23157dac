import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cart } from '../src/cart/cart.ts';
import type { Offer } from '../src/cart/evaluation.ts';
import type { Discount } from '../src/discount/discount.ts';
import { evaluate } from '../src/evaluate.ts';
import { expectSound } from './support/cart-laws.ts';
import { carts, offers } from './support/random-carts.ts';

const RUNS = { numRuns: 3000 };

/** The same again and again, for as long as nobody changes it. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** A cart whose lines, and offers that, come in another order. */
const shuffled = fc.tuple(carts(8), offers(8), fc.infiniteStream(fc.nat())).map(([cart, tried, draws]) => {
  const inOtherOrder = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, rank: draws.next().value ?? 0 }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  return { cart, tried, other: { ...cart, lines: inOtherOrder(cart.lines) }, others: inOtherOrder(tried) };
});

function giving(cart: Cart, tried: readonly Offer[]): number {
  const { totals } = evaluate(cart, tried, null, 0);
  return totals.discount + totals.shippingDiscount;
}

describe('an evaluation', () => {
  it('adds up, and nothing goes below zero, under any stack of codes', () => {
    fc.assert(
      fc.property(carts(10), offers(18), (cart, tried) => expectSound(cart, evaluate(cart, tried, null, 0))),
      RUNS,
    );
  });

  it('is pure: it changes nothing, and says the same again', () => {
    fc.assert(
      fc.property(carts(6), offers(6), (cart, tried) => {
        const first = evaluate(frozen(cart), frozen(tried), null, 0);
        expect(evaluate(cart, tried, null, 0)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of lines and offers', () => {
    fc.assert(
      fc.property(shuffled, ({ cart, tried, other, others }) => {
        const first = evaluate(cart, tried, null, 0);
        const second = evaluate(other, others, null, 0);
        for (const result of first.results) expect(second.results).toContainEqual(result);
        for (const line of first.lines) expect(second.lines).toContainEqual(line);
        expect(second.totals).toEqual(first.totals);
        expect(second.isExhaustive).toBe(first.isExhaustive);
      }),
      RUNS,
    );
  });

  it('never makes the client pay more for one more code, as long as all combinations are weighed', () => {
    fc.assert(
      fc.property(carts(6), offers(8), (cart, tried) => {
        expect(giving(cart, tried)).toBeGreaterThanOrEqual(giving(cart, tried.slice(1)));
      }),
      RUNS,
    );
  });

  it('is the same after its input went through JSON', () => {
    fc.assert(
      fc.property(carts(6), offers(6), (cart, tried) => {
        const [sent, codes] = JSON.parse(JSON.stringify([cart, tried]));
        expect(evaluate(sent, codes, null, 0)).toEqual(evaluate(cart, tried, null, 0));
      }),
      RUNS,
    );
  });

  it('keeps what was applied to the order before, and decides the others around it', () => {
    fc.assert(
      fc.property(carts(6), offers(3), offers(3), (cart, before, after) => {
        const first = evaluate(cart, before, null, 0);
        const standing = before.flatMap((offer, index): Offer[] => {
          const result = first.results[index];
          if (result?.applied !== true) return [];
          const { discount, shippingDiscount, allocations, gifts } = result;
          return [{ ...offer, applied: { discount, shippingDiscount, allocations, gifts } }];
        });
        const added = after.map((offer) => ({ ...offer, code: `NEW${offer.code}` }));
        const second = evaluate(cart, [...standing, ...added], null, 0);
        expectSound(cart, second);
        for (const [index, { applied }] of standing.entries()) {
          expect(second.results[index]).toMatchObject({ applied: true, ...applied, next: null });
        }
        const isAlone = standing.some(({ terms }) => terms.stacking.exclusive);
        if (isAlone) expect(second.results.filter(({ applied }) => applied)).toHaveLength(standing.length);
      }),
      RUNS,
    );
  });
});

/** Two mugs for GBP 10 each. */
const cart: Cart = {
  ...{ currency: 'GBP', channel: null, location: null, attributes: {}, shipping: null },
  pricesIncludeTax: null,
  lines: [
    {
      ...{ id: '1', sku: 'MUG', name: 'Mug', quantity: 2, unitPrice: 1000, taxRate: null },
      ...{ categories: [], onSale: false, attributes: {} },
    },
  ],
};

describe('of codes that each take half a penny off the shipping, rounded up to a whole one', () => {
  it('finds that all of them are worth more than one that is not rounded', () => {
    const stacking = { group: null, exclusive: false, base: 'reduced' } as const;
    const offer = (code: string, discount: Discount, group: string | null): Offer => ({
      ...{ code, refusals: [], budgetLeft: null, applied: null },
      terms: {
        ...{ currency: 'GBP', timeZone: 'UTC', eligibility: null, discount },
        stacking: { ...stacking, priority: group === null ? 0 : 1, group },
      },
    });
    const shipping = (percent: number): Discount => ({ kind: 'shipping', percent, cap: null });
    // 50, 49, 48, ... pence are left, and each code takes just half a penny of that.
    const halves = Array.from({ length: 10 }, (_, index) =>
      offer(`HALF${index}`, shipping(Math.ceil(500_000 / (50 - index))), null),
    );
    const offers = [
      offer('QUARTER', shipping(240_000), 'one'),
      offer('FIVE', { kind: 'amount', amount: 5, target: { on: 'order' } }, 'one'),
      ...halves,
    ];
    const { totals } = evaluate({ ...cart, shipping: { amount: 50, method: null } }, offers, null, 0);
    expect(totals).toMatchObject({ discount: 5, shippingDiscount: 10 });
  });
});

describe('of a code that is left out', () => {
  const offer = (
    code: string,
    percent: number,
    stacking: Partial<Offer['terms']['stacking']> = {},
  ): Offer => ({
    ...{ code, refusals: [], budgetLeft: null, applied: null },
    terms: {
      ...{ currency: 'GBP', timeZone: 'UTC', eligibility: null },
      discount: { kind: 'percent', percent: percent * 10_000, cap: null, target: { on: 'order' } },
      stacking: { priority: 0, group: null, exclusive: false, base: 'reduced', ...stacking },
    },
  });

  it.each([
    ['of one group', [offer('A', 10, { group: 'g' }), offer('B', 20, { group: 'g' })], 'group', ['B']],
    ['one that stands alone', [offer('A', 10), offer('B', 20, { exclusive: true })], 'exclusive', ['B']],
    ['that it stands alone', [offer('A', 10, { exclusive: true }), offer('B', 20)], 'exclusive', ['B']],
    ['that nothing is left', [offer('A', 10), offer('B', 100, { priority: 1 })], 'better', ['B']],
  ])('is told %s', (_, tried, rule, excludedBy) => {
    const [left] = evaluate(cart, tried, null, 0).results;
    expect(left?.reasons).toMatchObject([{ reason: 'excluded_by', rule, excludedBy }]);
  });

  it('every reason is told, of the code first, then of the cart', () => {
    const spoiled: Offer = {
      ...offer('A', 10),
      refusals: [{ reason: 'ended' }],
      terms: {
        ...offer('A', 10).terms,
        eligibility: { rule: 'cart_subtotal', min: 5000 },
        discount: { kind: 'shipping', percent: 1_000_000, cap: null },
      },
    };
    const [result] = evaluate(cart, [spoiled], null, 0).results;
    expect(result?.reasons.map(({ reason }) => reason)).toEqual([
      'ended',
      'cart_subtotal_below_minimum',
      'no_shipping_costs',
    ]);
  });

  it('above twelve codes the first in order are applied, and it is said', () => {
    const many = Array.from({ length: 13 }, (_, index) => offer(`CODE${10 + index}`, 1 + index));
    const alone = offer('ALONE', 50, { exclusive: true });
    expect(evaluate(cart, many.slice(0, 12), null, 0).isExhaustive).toBe(true);
    const { isExhaustive, results } = evaluate(cart, [...many, { ...alone, code: 'ZZ' }], null, 0);
    expect(isExhaustive).toBe(false);
    expect(results.at(-1)?.reasons).toMatchObject([{ reason: 'excluded_by', rule: 'exclusive' }]);
    expect(results.slice(0, 13).every(({ applied }) => applied)).toBe(true);
  });

  it('on a cart too large for all combinations the best that was seen is applied, and it is said', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => ({
      ...cart.lines[0]!,
      id: String(index),
      unitPrice: 97 + ((index * 37) % 911),
    }));
    const large = { ...cart, lines };
    const tied = Array.from({ length: 12 }, (_, index) =>
      offer(`CODE${10 + index}`, 30 + (index % 4), { group: `g${index % 4}` }),
    );
    const { isExhaustive, results, totals } = evaluate(large, tied, null, 0);
    expect(isExhaustive).toBe(false);
    expect(results.filter(({ applied }) => applied)).toHaveLength(4);
    const turned = evaluate(large, tied.toReversed(), null, 0);
    expect(turned.totals).toEqual(totals);
    const first = evaluate(large, tied.slice(0, 4), null, 0);
    expect(totals.discount).toBeGreaterThanOrEqual(first.totals.discount);
  });
});
