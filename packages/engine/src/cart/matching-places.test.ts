import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cartLine } from '../../test/support/cart.ts';
import { matchLine } from './match-line.ts';
import { matchingPlaces } from './matching-places.ts';

const VALUES = ['coffee', 'tea', 'home', '3', 'true', '__proto__', 'constructor'];
const values = fc.subarray(VALUES);
const line = fc.record({
  sku: fc.constantFrom(...VALUES),
  categories: values,
  onSale: fc.boolean(),
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
