import { describe, expect, it } from 'vitest';
import { cartLine, cartOf } from '../../../test/support/cart.ts';
import type { Match } from '../../cart/match.ts';
import { prepareCart } from '../../cart/prepared-cart.ts';
import { prepareDiscount } from '../prepare-discount.ts';

const tea = { category: { in: ['tea'] } };

/** What is missing for any 5 of at most 2 of each line: 4 units of A, and one of B, are in the cart. */
function missing(match: Match) {
  const lines = [
    cartLine({ id: '1', sku: 'A', quantity: 4, categories: ['tea'] }),
    cartLine({ id: '2', sku: 'B', categories: ['tea'] }),
  ];
  const target = { on: 'items', match, units: { max: 2, take: 'of_each_line' } } as const;
  const discount = { kind: 'new_price', price: 1000, quantity: 5, target } as const;
  const prepared = prepareDiscount(discount, prepareCart(cartOf({ lines })));
  return 'refusal' in prepared ? prepared.refusal : null;
}

describe('several together, of which only so many of each line count,', () => {
  it.each([
    ['any but the article of which no more count', tea, { ...tea, sku: { notIn: ['A'] } }],
    ['none that was not meant before', { sku: { notIn: ['C'] } }, { sku: { notIn: ['C', 'A'] } }],
    ['those of the articles of which more count', { sku: { in: ['A', 'B'] } }, { sku: { in: ['B'] } }],
  ])('lack units: %s', (_, match, toAdd) => {
    const fix = { type: 'add_units', quantity: 2, match: toAdd, maxOfEachLine: 2 };
    expect(missing(match)).toEqual({ reason: 'buy_quantity_missing', actual: 3, expected: 5, fix });
  });

  it('lack units that nothing can be where no article is meant but those of which no more count', () => {
    const refusal = { reason: 'buy_quantity_missing', actual: 2, expected: 5 };
    expect(missing({ sku: { in: ['A'] } })).toEqual(refusal);
    expect(missing({ sku: { in: ['A', 'B'], notIn: ['B'] } })).toEqual(refusal);
  });
});
