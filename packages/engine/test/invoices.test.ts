import { describe, expect, it } from 'vitest';
import type { Cart } from '../src/cart/cart.ts';
import type { Offer } from '../src/cart/evaluation.ts';
import type { Match } from '../src/cart/match.ts';
import type { Discount } from '../src/discount/discount.ts';
import { evaluate } from '../src/evaluate.ts';
import { DEFAULT_STACKING, type Stacking } from '../src/stacking/stacking.ts';
import { naiveEvaluation } from './naive/naive-evaluation.ts';
import { expectSound } from './support/cart-laws.ts';
import { readInvoices } from './support/read-invoices.ts';

const { carts, leftOut } = readInvoices();

const ORDER = { on: 'order' } as const;
const on = (match: Match) => ({ on: 'items', match }) as const;
const WHITE = { category: { in: ['WHITE', 'RED', 'PINK'] } };

const offer = (code: string, discount: Discount, stacking: Partial<Stacking> = {}): Offer => ({
  ...{ code, refusals: [], budgetLeft: null, applied: null },
  terms: {
    ...{ currency: 'GBP', timeZone: 'Europe/London', eligibility: null, discount },
    stacking: { ...DEFAULT_STACKING, ...stacking },
  },
});

/** A dozen coupons of every kind, as a shop might run them in a December. */
const DOZEN: readonly Offer[] = [
  offer('TENTH', { kind: 'percent', percent: 100_000, cap: null, target: ORDER }),
  offer('CAPPED', { kind: 'percent', percent: 333_333, cap: 2500, target: ORDER }, { group: 'big' }),
  offer('FIVER', { kind: 'amount', amount: 500, target: ORDER }, { priority: 1 }),
  offer('COLOURS', { kind: 'percent', percent: 175_000, cap: null, target: on(WHITE) }),
  offer('FULLPRICE', { kind: 'amount', amount: 999, target: on({ onSale: false }) }, { base: 'original' }),
  offer(
    'POUND',
    { kind: 'new_price', price: 100, target: on({ sku: { notIn: ['POST', 'DOT'] } }) },
    { group: 'big' },
  ),
  offer('CHEAPEST', {
    kind: 'percent',
    percent: 1_000_000,
    cap: null,
    target: { ...on({}), units: { max: 1, take: 'cheapest' } },
  }),
  offer('DEAREST', {
    kind: 'percent',
    percent: 500_000,
    cap: 1000,
    target: { ...on({}), units: { max: 3, take: 'dearest' } },
  }),
  offer('SHIPPING', { kind: 'shipping', percent: 1_000_000, cap: null }),
  offer('THREEFORTWO', {
    kind: 'buy_get',
    buy: { match: WHITE, quantity: 2 },
    get: { match: WHITE, quantity: 1, percent: 1_000_000 },
    repeat: 3,
  }),
  offer('STEPS', {
    kind: 'tiers',
    by: 'subtotal',
    tiers: [
      { from: 5_000, discount: { kind: 'amount', amount: 300, target: ORDER } },
      { from: 20_000, discount: { kind: 'percent', percent: 50_000, cap: null, target: ORDER } },
      { from: 50_000, discount: { kind: 'gift', sku: 'TREE', quantity: 1 } },
    ],
  }),
  offer('ALONE', { kind: 'new_price', price: 9_999, target: ORDER }, { exclusive: true }),
];

/** What is given as often as an order has so much. */
const FOR_EVERY: readonly Offer[] = [
  offer('TENS', {
    ...{ kind: 'amount', amount: 500, target: on({ onSale: false }) },
    every: { by: 'subtotal', step: 5_000, repeat: 5 },
  }),
  offer('COLOURED', {
    ...{ kind: 'gift', sku: 'TREE', quantity: 2 },
    every: { by: 'quantity', step: 7, match: WHITE, repeat: null },
  }),
];

/** What is of one article alone. */
const OF_THE_SAME: readonly Offer[] = [
  offer('SAMEFREE', {
    kind: 'buy_get',
    buy: { match: WHITE, quantity: 2 },
    get: { match: WHITE, quantity: 1, percent: 1_000_000 },
    sets: 'of_each_line',
    repeat: 3,
  }),
  offer('SAMEFOR', {
    ...{ kind: 'new_price', price: 499, quantity: 4, sets: 'of_each_line' },
    target: on({ onSale: false }),
  }),
];

function expectAlike(cart: Cart, offers: readonly Offer[]): void {
  const evaluation = evaluate(cart, offers, null, 0);
  expectSound(cart, evaluation);
  const given = evaluation.results
    .filter(({ applied }) => applied)
    .map(({ code, discount, shippingDiscount, allocations, gifts }) => [
      code,
      {
        discount,
        shippingDiscount,
        allocations,
        gifts: gifts.reduce((sum, { quantity }) => sum + quantity, 0),
      },
    ]);
  expect(Object.fromEntries(given)).toEqual(Object.fromEntries(naiveEvaluation(cart, offers)));
}

describe('the invoices of December 2010', () => {
  it('are as many carts as they should be', () => {
    expect({ carts: carts.length, leftOut }).toEqual({ carts: 411, leftOut: 222 });
  });

  it.each([...DOZEN, ...FOR_EVERY, ...OF_THE_SAME])(
    'with $code give what the naive reckoning says',
    (one) => {
      for (const cart of carts) expectAlike(cart, [one]);
    },
  );

  it.each([
    ['all on the order', ['TENTH', 'CAPPED', 'FIVER', 'STEPS']],
    ['some on lines', ['FIVER', 'COLOURS', 'FULLPRICE', 'SHIPPING']],
    ['some on units', ['CHEAPEST', 'DEAREST', 'THREEFORTWO', 'TENTH']],
    ['some for every so much', ['TENS', 'COLOURED', 'CHEAPEST', 'TENTH']],
    ['some of the same article', ['SAMEFREE', 'SAMEFOR', 'THREEFORTWO', 'FIVER']],
    ['of a group, and one alone', ['CAPPED', 'POUND', 'ALONE', 'COLOURS']],
  ])('with four codes, %s, give what the naive reckoning says', (_, codes) => {
    const offers = [...DOZEN, ...FOR_EVERY, ...OF_THE_SAME].filter(({ code }) => codes.includes(code));
    for (const cart of carts) expectAlike(cart, offers);
  });

  it('with all twelve add up', () => {
    for (const cart of carts) {
      const evaluation = evaluate(cart, DOZEN, null, 0);
      expectSound(cart, evaluation);
      expect(evaluation.isExhaustive).toBe(true);
    }
  });
});
