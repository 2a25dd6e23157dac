import { describe, expect, it } from 'vitest';
import { cartLine, cartOf } from '../../test/support/cart.ts';
import { prepareCart } from '../cart/prepared-cart.ts';
import type { Discount } from './discount.ts';
import { prepareDiscount } from './prepare-discount.ts';

const tea = { category: { in: ['tea'] } };
const B2G1: Discount = {
  kind: 'buy_get',
  buy: { match: tea, quantity: 2 },
  get: { match: tea, quantity: 1, percent: 1_000_000 },
  sets: 'of_each_line',
  repeat: null,
};
const THREE: Discount = {
  kind: 'new_price',
  price: 1000,
  quantity: 3,
  sets: 'of_each_line',
  target: { on: 'items', match: tea },
};

/** Lines of tea, by article: how many units of which price. */
function prepared(discount: Discount, units: Readonly<Record<string, readonly [number, number]>>) {
  const lines = Object.entries(units).map(([sku, [quantity, unitPrice]]) =>
    cartLine({ id: sku.toLowerCase(), sku, quantity, unitPrice, categories: ['tea'] }),
  );
  return prepareDiscount(discount, prepareCart(cartOf({ lines })));
}

function got(discount: Discount, units: Readonly<Record<string, readonly [number, number]>>) {
  const found = prepared(discount, units);
  return 'take' in found && 'from' in found.take ? found.take.from : null;
}

describe('sets of each line', () => {
  const cart = { A: [7, 1000], B: [4, 500], C: [2, 9000] } as const;

  it('are as many as each line has', () => {
    expect(got(B2G1, cart)).toEqual({ places: [0, 1], counts: [2, 1] });
    expect(got(THREE, cart)).toEqual({ places: [0, 1], counts: [6, 3] });
  });

  it('are those of the dearest lines where no more are given, ties by line id', () => {
    const lines = { A: [7, 500], B: [4, 1000], C: [3, 500] } as const;
    expect(got({ ...B2G1, repeat: 1 }, lines)).toEqual({ places: [1], counts: [1] });
    expect(got({ ...B2G1, repeat: 2 }, lines)).toEqual({ places: [0, 1], counts: [1, 1] });
    expect(got({ ...B2G1, repeat: 3 }, lines)).toEqual({ places: [0, 1], counts: [2, 1] });
    expect(got({ ...B2G1, repeat: 4 }, lines)).toEqual({ places: [0, 1, 2], counts: [2, 1, 1] });
  });

  it.each([
    ['B, of which two are there', { A: [1, 1000], B: [2, 500] }, 'B', 'b', 2],
    ['the smaller id of equal ones', { A: [2, 500], B: [2, 1000] }, 'A', 'a', 2],
    ['none that costs nothing', { A: [8, 0], B: [1, 500] }, 'B', 'b', 1],
  ] as const)('lack units of the line that needs least: %s', (_, lines, sku, id, units) => {
    const fix = { type: 'add_units', quantity: 3 - units, match: { sku: { in: [sku] } }, lineIds: [id] };
    const refusal = { reason: 'buy_quantity_missing', actual: units, expected: 3, fix };
    expect(prepared(THREE, lines)).toEqual({ refusal });
  });

  it('lack what is bought, or else what one gets; all of it is to be added', () => {
    const fix = { type: 'add_units', quantity: 2, match: { sku: { in: ['A'] } }, lineIds: ['a'] };
    expect(prepared(B2G1, { A: [1, 500] })).toEqual({
      refusal: { reason: 'buy_quantity_missing', actual: 1, expected: 2, fix },
    });
    expect(prepared(B2G1, { A: [2, 500] })).toEqual({
      refusal: { reason: 'get_quantity_missing', actual: 0, expected: 1, fix: { ...fix, quantity: 1 } },
    });
  });

  it('lack a whole set of one line where none is meant', () => {
    const fix = { type: 'add_units', quantity: 3, match: tea, ofOneLine: true };
    const refusal = { reason: 'buy_quantity_missing', actual: 0, expected: 3, fix };
    expect(prepared(THREE, { A: [9, 0] })).toEqual({ refusal });
    expect(prepared(B2G1, {})).toEqual({ refusal: { ...refusal, expected: 2 } });
  });
});
