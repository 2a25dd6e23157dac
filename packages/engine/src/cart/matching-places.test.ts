import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cartLine } from '../../test/support/cart.ts';
import { matchLine } from './match-line.ts';
import { matchingPlaces } from './matching-places.ts';

const VALUES = ['coffee', 'tea', 'home', '3', 'true', '__proto__', 'constructor'];
const values = fc.subarray(VALUES);
const price = fc.integer({ min: 0, max: 5 });
const line = fc.record({
  sku: fc.constantFrom(...VALUES),
  categories: values,
  onSale: fc.boolean(),
  unitPrice: price,
  attributes: fc.dictionary(
    fc.constantFrom('brand', '__proto__'),
    fc.oneof(values, fc.constantFrom(null, 3, true, ...VALUES)),
  ),
});
/** Long lists of what no line has, with some that lines have, and short ones. */
const list = fc
  .tuple(values, fc.constantFrom(0, 3000))
  .map(([some, others]) => [...Array.from({ length: others }, (_, index) => `other ${index}`), ...some]);
const membership = fc.record({ in: list, notIn: list }, { requiredKeys: [] });
const match = fc.record(
  {
    sku: membership,
    category: membership,
    onSale: fc.boolean(),
    unitPrice: fc.record({ min: price, max: price }, { requiredKeys: [] }),
    attributes: fc.dictionary(fc.constantFrom('brand', '__proto__', 'size'), membership),
  },
  { requiredKeys: [] },
);

it('finds the lines that match one by one, however long the lists', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.array(match, { maxLength: 3 }), (fields, matches) => {
      const lines = fields.map((each, place) => cartLine({ id: String(place), ...each }));
      for (const each of matches) {
        const places = lines.flatMap((one, place) => (matchLine(each, one) ? place : []));
        expect(matchingPlaces(each, lines)).toEqual(places);
      }
    }),
  );
});

it.each([
  [{ min: 5000 }, [1, 2]],
  [{ max: 5000 }, [0, 1]],
  [{ min: 5000, max: 5000 }, [1]],
  [{ min: 0, max: 0 }, []],
])('takes the bounds of a unit price with them: %j', (unitPrice, places) => {
  const lines = [4999, 5000, 5001].map((each) =>
    cartLine({ id: String(each), unitPrice: each, quantity: 2 }),
  );
  expect(matchingPlaces({ unitPrice }, lines)).toEqual(places);
  const many = { in: [...Array.from({ length: 3000 }, (_, index) => `other ${index}`), lines[0]?.sku ?? ''] };
  expect(matchingPlaces({ unitPrice, sku: many }, lines)).toEqual(places);
});
