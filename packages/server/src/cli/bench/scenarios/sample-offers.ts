import {
  type Cart,
  DEFAULT_STACKING,
  type Discount,
  type Offer,
  ON_ORDER,
  type Target,
} from '@couponry/engine';

const CATEGORIES = ['home', 'coffee', 'tea', 'garden', 'toys'] as const;
const LINES = 50;

/** A cart of fifty lines; each seed makes another one, the same every time. */
export function sampleCart(seed: number): Cart {
  return {
    ...{ currency: 'GBP', channel: 'web', location: null, attributes: {}, pricesIncludeTax: true },
    shipping: { amount: 450, method: 'standard' },
    lines: Array.from({ length: LINES }, (_, index) => {
      const draw = (seed * 7919 + index * 104_729) % 1009;
      return {
        ...{ id: String(index + 1), sku: `SKU-${draw}`, name: `Article ${draw}`, taxRate: 200_000 },
        ...{ quantity: 1 + (draw % 6), unitPrice: 99 + ((draw * 37) % 2400) },
        ...{ categories: [CATEGORIES[draw % 5] ?? 'home'], onSale: draw % 7 === 0, attributes: {} },
      };
    }),
  };
}

/**
 * Twenty codes as a busy shop has them at once: of every kind, eight with a condition that does not hold, some in groups, one
 * that stands alone. So many that could apply are weighed in every combination.
 */
export function sampleOffers(): Offer[] {
  return [
    offer(
      'WINTER10',
      { kind: 'percent', percent: 100_000, cap: null, target: ON_ORDER },
      { group: 'season' },
    ),
    offer(
      'AUTUMN15',
      { kind: 'percent', percent: 150_000, cap: 2000, target: ON_ORDER },
      { group: 'season' },
    ),
    offer('WELCOME', { kind: 'amount', amount: 500, target: ON_ORDER }, { priority: 2 }),
    offer('COFFEE', { kind: 'percent', percent: 200_000, cap: null, target: on('coffee') }, { priority: 1 }),
    offer('TEA3', { kind: 'amount', amount: 300, target: on('tea') }, { base: 'original' }),
    offer('TOYS', { kind: 'new_price', price: 799, target: on('toys') }),
    offer('CHEAPEST', {
      kind: 'percent',
      percent: 1_000_000,
      cap: null,
      target: { on: 'items', match: {}, units: { max: 1, take: 'cheapest' } },
    }),
    offer('SHIPFREE', { kind: 'shipping', percent: 1_000_000, cap: null }),
    offer('GARDEN321', {
      kind: 'buy_get',
      buy: { match: { category: { in: ['garden'] } }, quantity: 2 },
      get: { match: { category: { in: ['garden'] } }, quantity: 1, percent: 1_000_000 },
      repeat: 2,
    }),
    offer('MUG', { kind: 'gift', sku: 'MUG', quantity: 1 }),
    offer('STEPS', {
      kind: 'tiers',
      by: 'subtotal',
      tiers: [5000, 20_000].map((from) => ({
        from,
        discount: { kind: 'amount', amount: from / 20, target: ON_ORDER },
      })),
    }),
    offer('STAFF', { kind: 'percent', percent: 250_000, cap: null, target: ON_ORDER }, { exclusive: true }),
    ...Array.from({ length: 8 }, (_, index) => notYet(`LATER${index}`)),
  ];
}

function on(category: string): Target {
  return { on: 'items', match: { category: { in: [category] } } };
}

function offer(code: string, discount: Discount, stacking: Partial<Offer['terms']['stacking']> = {}): Offer {
  return {
    ...{ code, refusals: [], budgetLeft: null, applied: null },
    terms: {
      ...{
        currency: 'GBP',
        timeZone: 'Europe/London',
        discount,
        stacking: { ...DEFAULT_STACKING, ...stacking },
      },
      eligibility: { rule: 'cart_subtotal', min: 1000 },
    },
  };
}

function notYet(code: string): Offer {
  const one = offer(code, { kind: 'percent', percent: 50_000, cap: null, target: on('home') });
  return { ...one, terms: { ...one.terms, eligibility: { rule: 'cart_subtotal', min: 100_000_000 } } };
}
