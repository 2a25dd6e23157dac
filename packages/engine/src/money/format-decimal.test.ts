import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from './format-decimal.ts';
import { MAX_MINOR, parseDecimal } from './parse-decimal.ts';

describe('formatDecimal', () => {
  it.each([
    [1250, 2, '12.5'],
    [1000, 2, '10'],
    [1005, 3, '1.005'],
    [5, 2, '0.05'],
    [0, 2, '0'],
    [10, 0, '10'],
    [100, 0, '100'],
    [MAX_MINOR, 2, '10000000000'],
  ])('of %d with %d digits is %j', (minor, digits, text) => expect(formatDecimal(minor, digits)).toBe(text));

  it('is read back as the same amount, also by way of a JSON number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_MINOR }), fc.constantFrom(0, 2, 3, 4), (minor, digits) => {
        const text = formatDecimal(minor, digits);
        expect(parseDecimal(text, digits)).toEqual({ ok: true, minor });
        expect(JSON.stringify(Number(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('throws for %d', (minor) => {
    expect(() => formatDecimal(minor, 2)).toThrow(RangeError);
  });
});
