import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cart } from '../src/cart/cart.ts';
import { prepareCart } from '../src/cart/prepared-cart.ts';
import { sizeOf } from '../src/discount/counted.ts';
import type { Discount } from '../src/discount/discount.ts';
import { unitsMeant } from '../src/discount/meant-units.ts';
import type { NextStep } from '../src/discount/next-step.ts';
import { prepareDiscount } from '../src/discount/prepare-discount.ts';
import { evaluate } from '../src/evaluate.ts';
import { cartLine, cartOf } from './support/cart.ts';
import { followFix } from './support/follow-fix.ts';
import { carts, offers } from './support/random-carts.ts';

const RUNS = Number(process.env.RUNS ?? 3000);
const COFFEE = { category: { in: ['coffee'] } };
const TEA = { category: { in: ['tea'] } };
const TEN = { kind: 'amount', amount: 10, target: { on: 'order' } } as const;
const COUNTED_FREE = { quantity: 1, percent: 1_000_000 };

function nextOf(discount: Discount, cart: Cart): NextStep | null {
  const terms = {
    ...{ currency: 'GBP', timeZone: 'UTC', eligibility: null, discount },
    stacking: { priority: 0, group: null, exclusive: false, base: 'reduced' },
  } as const;
  const offer = { code: 'SALE', terms, refusals: [], budgetLeft: null, applied: null };
  return evaluate(cart, [offer], null, 0).results[0]?.next ?? null;
}

/** Three of coffee for 10.00 each and two of tea for 4.00 each. */
const CART = cartOf({
  lines: [
    cartLine({ id: '1', sku: 'COFFEE', quantity: 3, categories: ['coffee'] }),
    cartLine({ id: '2', sku: 'TEA', quantity: 2, unitPrice: 400, categories: ['tea'] }),
  ],
});

const more = (quantity: number, match: object, lineIds?: readonly string[]) =>
  lineIds === undefined
    ? { type: 'add_units', quantity, match }
    : { type: 'add_units', quantity, match, lineIds };

it.each<[string, Discount, object | null]>([
  [
    'the next tier',
    {
      kind: 'tiers',
      by: 'subtotal',
      tiers: [
        { from: 1000, discount: TEN },
        { from: 5000, discount: TEN },
        { from: 9000, discount: TEN },
      ],
    },
    { actual: 3800, expected: 5000, fix: { type: 'add_amount', amount: 1200 } },
  ],
  [
    'nothing behind the last tier',
    { kind: 'tiers', by: 'quantity', tiers: [{ from: 1, discount: TEN }] },
    null,
  ],
  [
    'the next step of the tier that is reached, before the next tier',
    {
      kind: 'tiers',
      by: 'quantity',
      tiers: [
        { from: 1, discount: { ...TEN, every: { by: 'subtotal', step: 1500, repeat: null } } },
        { from: 9, discount: TEN },
      ],
    },
    { actual: 3800, expected: 4500, fix: { type: 'add_amount', amount: 700 } },
  ],
  [
    'once more of every step, also with free shipping',
    { ...TEN, every: { by: 'quantity', match: COFFEE, step: 2, repeat: 2 }, freeShipping: true },
    { actual: 3, expected: 4, fix: more(1, COFFEE) },
  ],
  [
    'no step behind the last that counts',
    { ...TEN, every: { by: 'quantity', match: COFFEE, step: 2, repeat: 1 } },
    null,
  ],
  [
    'one more gift',
    { kind: 'gift', sku: 'MUG', quantity: 1, every: { by: 'subtotal', step: 2000, repeat: null } },
    { actual: 3800, expected: 4000, fix: { type: 'add_amount', amount: 200 } },
  ],
  [
    'one more set, of what is both bought and got',
    { kind: 'buy_get', buy: { match: {}, quantity: 3 }, get: { match: {}, ...COUNTED_FREE }, repeat: null },
    { actual: 5, expected: 8, fix: more(3, {}) },
  ],
  [
    'one more set, of what is to be bought',
    {
      kind: 'buy_get',
      buy: { match: COFFEE, quantity: 2 },
      get: { match: TEA, ...COUNTED_FREE },
      repeat: null,
    },
    { actual: 3, expected: 4, fix: more(1, COFFEE) },
  ],
  [
    'one more set, of what one gets',
    {
      kind: 'buy_get',
      buy: { match: COFFEE, quantity: 1 },
      get: { match: TEA, ...COUNTED_FREE },
      repeat: null,
    },
    { actual: 2, expected: 3, fix: more(1, TEA) },
  ],
  [
    'nothing where there would have to be more of both',
    {
      kind: 'buy_get',
      buy: { match: COFFEE, quantity: 3 },
      get: { match: TEA, ...COUNTED_FREE, quantity: 2 },
      repeat: null,
    },
    null,
  ],
  [
    'no set behind the last that counts',
    { kind: 'buy_get', buy: { match: COFFEE, quantity: 2 }, get: { match: TEA, ...COUNTED_FREE }, repeat: 1 },
    null,
  ],
  [
    'one more set of the line that is nearest to it',
    {
      kind: 'buy_get',
      ...{
        buy: { match: {}, quantity: 1 },
        get: { match: {}, ...COUNTED_FREE },
        sets: 'of_each_line',
        repeat: null,
      },
    },
    { actual: 1, expected: 2, fix: more(1, { sku: { in: ['COFFEE'] } }, ['1']) },
  ],
  [
    'one more set at a price',
    { kind: 'new_price', price: 1500, quantity: 2, target: { on: 'items', match: COFFEE } },
    { actual: 3, expected: 4, fix: more(1, COFFEE) },
  ],
  [
    'no set more of what costs less than a set already',
    { kind: 'new_price', price: 2000, quantity: 2, target: { on: 'order' } },
    null,
  ],
  ['nothing where there are no steps', { ...TEN, per: 'unit' }, null],
])('a code that applies tells %s', (_, discount, next) => expect(nextOf(discount, CART)).toEqual(next));

it('a code that does not apply tells what is against it, and no step', () => {
  const tiers = [{ from: 9000, discount: TEN }];
  expect(nextOf({ kind: 'tiers', by: 'subtotal', tiers }, CART)).toBeNull();
});

/** How far a cart is on the steps of a discount: the tier, and the steps of what that gives. */
function progress(discount: Discount, cart: Cart): number[] {
  const prepared = prepareCart(cart);
  if (discount.kind === 'tiers') {
    const reached = discount.tiers.filter(({ from }) => from <= sizeOf(discount, prepared));
    const tier = reached.at(-1)?.discount;
    return [reached.length, ...(tier === undefined ? [] : progress(tier, cart))];
  }
  if ('every' in discount && discount.every !== undefined) {
    return [Math.floor(sizeOf(discount.every, prepared) / discount.every.step)];
  }
  if (discount.kind === 'new_price' && discount.sets === undefined) {
    const { places, counts } = unitsMeant(discount.target, prepared);
    const priced = counts.filter((_, at) => (prepared.lines[places[at] ?? 0]?.unitPrice ?? 0) > 0);
    return [Math.floor(priced.reduce((sum, count) => sum + count, 0) / (discount.quantity ?? 1))];
  }
  const found = prepareDiscount(discount, prepared);
  if ('refusal' in found || !('from' in found.take)) return [0];
  return [found.take.from.counts.reduce((sum, count) => sum + count, 0)];
}

function isFurther(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

it('whoever does what the next step takes has reached it', () => {
  let followed = 0;
  fc.assert(
    fc.property(carts(6), offers(1), (cart, [offer]) => {
      if (offer === undefined) return;
      const { discount } = offer.terms;
      const next = evaluate(cart, [offer], null, 0).results[0]?.next ?? null;
      if (next === null) return;
      followed += 1;
      expect(next.expected).toBeGreaterThan(next.actual);
      const after = followFix(cart, next.fix);
      expect(isFurther(progress(discount, after), progress(discount, cart))).toBe(true);
    }),
    { numRuns: RUNS },
  );
  expect(followed).toBeGreaterThan(RUNS / 100);
});
