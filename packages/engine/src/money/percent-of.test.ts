import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MINOR } from './parse-decimal.ts';
import { percentOf } from './percent-of.ts';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }),
  fc.integer({ min: 0, max: MAX_MINOR }),
  fc.integer({ min: MAX_MINOR, max: Number.MAX_SAFE_INTEGER }),
);
const percentages = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 100 }).map((whole) => whole * 10_000),
);

describe('percentOf', () => {
  it.each([
    [1530, 200_000, 306],
    [1, 500_000, 1],
    [1, 499_999, 0],
    [3, 500_000, 2],
    [333, 333_333, 111],
    [0, 1_000_000, 0],
    [MAX_MINOR, 1_000_000, MAX_MINOR],
    [MAX_MINOR, 1, 1_000_000],
    [Number.MAX_SAFE_INTEGER, 1_000_000, Number.MAX_SAFE_INTEGER],
  ])('of %d at %d ten-thousandths is %d', (minor, percent, share) =>
    expect(percentOf(minor, percent)).toBe(share),
  );

  it('is what exact fractions say', () => {
    fc.assert(
      fc.property(amounts, percentages, (minor, percent) => {
        const exact = (BigInt(minor) * BigInt(percent) * 2n + 1_000_000n) / 2_000_000n;
        expect(BigInt(percentOf(minor, percent))).toBe(exact);
      }),
      { numRuns: 5000 },
    );
  });

  it('never gives more than the amount, and more for a higher percentage', () => {
    fc.assert(
      fc.property(amounts, percentages, percentages, (minor, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(percentOf(minor, more)).toBeLessThanOrEqual(minor);
        expect(percentOf(minor, less)).toBeLessThanOrEqual(percentOf(minor, more));
      }),
    );
  });

  it.each([
    [-1, 10],
    [0.5, 10],
    [2 ** 53, 10],
    [1, -1],
    [1, 0.5],
    [1, 1_000_001],
    [1, Number.NaN],
  ])('throws for %d at %d', (minor, percent) => expect(() => percentOf(minor, percent)).toThrow(RangeError));
});
