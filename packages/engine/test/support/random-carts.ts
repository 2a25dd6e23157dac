import fc from 'fast-check';
import type { Cart, CartLine } from '../../src/cart/cart.ts';
import type { Offer } from '../../src/cart/evaluation.ts';
import type { Match } from '../../src/cart/match.ts';
import type { Discount, Every, Target, TierDiscount } from '../../src/discount/discount.ts';

const CATEGORIES = ['coffee', 'tea', 'home'];
const BRANDS = ['acme', 'zeta'];
const WHOLE = 1_000_000;

const price = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 99, 100, 333, 1000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_000_000_000 }) },
);

const line = fc.record({
  sku: fc.constantFrom('A', 'B', 'C', 'D'),
  quantity: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) },
    fc.integer({ min: 1, max: 40 }),
  ),
  unitPrice: price,
  categories: fc.subarray(CATEGORIES),
  onSale: fc.boolean(),
  attributes: fc.constantFrom({}, ...BRANDS.map((brand) => ({ brand }))),
  taxRate: fc.constantFrom(null, 0, 50_000, 200_000, 230_000),
});

/** Carts of up to so many lines; ids are in no order. */
export function carts(maxLines: number): fc.Arbitrary<Cart> {
  return fc
    .record({
      lines: fc.array(line, { maxLength: maxLines }),
      ids: fc.constantFrom('ba', '10', 'zy'),
      shipping: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 999 }), method: fc.constant(null) })),
      pricesIncludeTax: fc.constantFrom(true, false, null),
    })
    .map(({ lines, ids, shipping, pricesIncludeTax }) => ({
      ...{ currency: 'GBP', channel: null, location: null, attributes: {}, shipping, pricesIncludeTax },
      lines: lines.map(
        (fields, index): CartLine => ({
          ...fields,
          id: `${ids[index % 2] ?? ''}${index}`,
          name: `Line ${index}`,
        }),
      ),
    }));
}

const match: fc.Arbitrary<Match> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...CATEGORIES).map((category) => ({ category: { in: [category] } })),
  fc.constantFrom(...CATEGORIES).map((category) => ({ category: { notIn: [category] } })),
  fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 }).map((skus) => ({ sku: { in: skus } })),
  fc.boolean().map((onSale) => ({ onSale })),
  price.map((min) => ({ unitPrice: { min } })),
  price.map((max) => ({ unitPrice: { max } })),
  fc.tuple(price, price).map(([one, other]) => ({
    category: { in: ['coffee'] },
    unitPrice: { min: Math.min(one, other), max: Math.max(one, other) },
  })),
  fc.constantFrom(...BRANDS).map((brand) => ({ attributes: { brand: { in: [brand] } } })),
);

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.constant({ on: 'order' } as const),
  fc.record({ on: fc.constant('items' as const), match }),
  fc.record({
    on: fc.constant('items' as const),
    match,
    units: fc.record({
      max: fc.integer({ min: 1, max: 8 }),
      take: fc.constantFrom('cheapest' as const, 'dearest' as const, 'of_each_line' as const),
    }),
  }),
);

const ofEachLine = fc.constant('of_each_line' as const);
/** What sets of each line can be made of. */
const lineTarget: fc.Arbitrary<Target> = fc.oneof(
  fc.constant({ on: 'order' } as const),
  fc.record({ on: fc.constant('items' as const), match }),
  fc.record({
    on: fc.constant('items' as const),
    match,
    units: fc.record({ max: fc.integer({ min: 4, max: 8 }), take: ofEachLine }),
  }),
);

const percent = fc.oneof(
  fc.constantFrom(50_000, 100_000, 125_000, 333_333, 500_000, WHOLE),
  fc.integer({ min: 1, max: WHOLE }),
);
const cap = fc.option(fc.integer({ min: 1, max: 2000 }));
const quantity = fc.integer({ min: 1, max: 3 });

const counts = fc.oneof(
  fc.record({ by: fc.constant('subtotal' as const), step: fc.constantFrom(1, 99, 500, 1000, 3333) }),
  fc.record({ by: fc.constant('quantity' as const), step: fc.integer({ min: 1, max: 7 }) }),
);
const every: fc.Arbitrary<Every> = fc
  .record({ counts, match: fc.option(match), repeat: fc.option(fc.integer({ min: 1, max: 4 })) })
  .map(({ counts: counted, match: some, repeat }) => ({
    ...{ ...counted, repeat },
    ...(some === null ? {} : { match: some }),
  }));

const terms = fc.oneof(
  fc.record({ percent }),
  fc.record({ amount: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ price: fc.integer({ min: 0, max: 500 }) }),
);
const buyGetOfEachLine: fc.Arbitrary<TierDiscount> = fc
  .tuple(match, quantity, quantity, terms, fc.option(fc.integer({ min: 1, max: 3 })))
  .map(([some, bought, got, get, repeat]) => ({
    kind: 'buy_get',
    buy: { match: some, quantity: bought },
    get: { match: some, quantity: got, ...get },
    sets: 'of_each_line',
    repeat,
  }));

const ownDiscount: fc.Arbitrary<TierDiscount> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), percent, cap, target }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 5000 }), target }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 2000 }),
    per: fc.constant('unit' as const),
    target,
  }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 500 }),
    every,
    target,
  }),
  fc.record({ kind: fc.constant('new_price' as const), price: fc.integer({ min: 0, max: 3000 }), target }),
  fc.record({
    kind: fc.constant('new_price' as const),
    price: fc.integer({ min: 0, max: 5000 }),
    quantity: fc.integer({ min: 2, max: 4 }),
    target,
  }),
  fc.record({
    kind: fc.constant('new_price' as const),
    price: fc.integer({ min: 0, max: 5000 }),
    quantity: fc.integer({ min: 2, max: 4 }),
    sets: ofEachLine,
    target: lineTarget,
  }),
  fc.record({ kind: fc.constant('shipping' as const), percent, cap }),
  fc.record({ kind: fc.constant('shipping' as const), price: fc.integer({ min: 0, max: 999 }) }),
  fc.record({
    kind: fc.constant('buy_get' as const),
    buy: fc.record({ match, quantity }),
    get: fc.oneof(
      fc.record({ match, quantity, percent }),
      fc.record({ match, quantity, amount: fc.integer({ min: 1, max: 500 }) }),
      fc.record({ match, quantity, price: fc.integer({ min: 0, max: 500 }) }),
    ),
    repeat: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  buyGetOfEachLine,
  fc.record({ kind: fc.constant('gift' as const), sku: fc.constant('MUG'), quantity }),
  fc.record({ kind: fc.constant('gift' as const), sku: fc.constant('MUG'), quantity, every }),
);

/** Some with free shipping. */
const tierDiscount = fc
  .tuple(ownDiscount, fc.integer({ min: 0, max: 5 }))
  .map(
    ([own, draw]): TierDiscount =>
      draw > 0 || own.kind === 'shipping' ? own : { ...own, freeShipping: true },
  );

const rising = fc.tuple(tierDiscount, tierDiscount).map(([low, high]) => [
  { from: 1, discount: low },
  { from: 10, discount: high },
]);

/** Discounts of every kind. */
const discounts: fc.Arbitrary<Discount> = fc.oneof(
  { weight: 6, arbitrary: tierDiscount },
  fc.record({
    kind: fc.constant('tiers' as const),
    by: fc.constantFrom('subtotal' as const, 'quantity' as const),
    tiers: rising,
  }),
  fc.record({
    kind: fc.constant('tiers' as const),
    by: fc.constantFrom('subtotal' as const, 'quantity' as const),
    match,
    tiers: rising,
  }),
);

/** Offers with codes of their own, and everything that decides how they go together. */
export function offers(maxOffers: number): fc.Arbitrary<Offer[]> {
  const fields = fc.record({
    discount: discounts,
    stacking: fc.record({
      priority: fc.integer({ min: 0, max: 2 }),
      group: fc.option(fc.constantFrom('red', 'blue'), { freq: 3 }),
      exclusive: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
      base: fc.constantFrom('reduced' as const, 'reduced' as const, 'original' as const),
    }),
    budgetLeft: fc.option(fc.integer({ min: 0, max: 4000 }), { freq: 4 }),
  });
  return fc.array(fields, { maxLength: maxOffers }).map((all) =>
    all.map(
      ({ discount, stacking, budgetLeft }, index): Offer => ({
        code: `${'CAB'[index % 3]}${index}`,
        terms: { currency: 'GBP', timeZone: 'UTC', eligibility: null, discount, stacking },
        refusals: [],
        budgetLeft: budgetLeft ?? null,
        applied: null,
      }),
    ),
  );
}
