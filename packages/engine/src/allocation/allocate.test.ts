import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';

const amounts = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: 0, max: 100_000 }),
    fc.constantFrom(0, 333, 10 ** 12),
  ),
  { minLength: 1, maxLength: 60 },
);
/** An amount, and lines that it can be taken from. */
const splits = amounts.chain((lines) => {
  const total = lines.reduce((sum, amount) => sum + amount, 0);
  return fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(lines));
});

describe('allocate', () => {
  it.each([
    [100, [333, 333, 334], [33, 33, 34]],
    [1000, [1000, 1000, 1000], [334, 333, 333]],
    [1, [1, 1, 1], [1, 0, 0]],
    [2, [100, 300], [0, 2]],
    [1, [100, 300], [0, 1]],
    [0, [100, 300], [0, 0]],
    [400, [100, 300], [100, 300]],
    [5, [0, 10], [0, 5]],
    [0, [], []],
    [2, [1, 2, 1, 2], [0, 1, 0, 1]],
  ])('of %d over %j is %j', (amount, lines, parts) => expect(allocate(amount, lines)).toEqual(parts));

  it('sums to the amount, each part within its line and within one of its share', () => {
    fc.assert(
      fc.property(splits, ([amount, lines]) => {
        const parts = allocate(amount, lines);
        const total = lines.reduce((sum, line) => sum + line, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [at, part] of parts.entries()) {
          const floor = total === 0 ? 0 : Number((BigInt(amount) * BigInt(lines[at] ?? 0)) / BigInt(total));
          expect(part - floor === 0 || part - floor === 1).toBe(true);
          expect(part).toBeLessThanOrEqual(lines[at] ?? 0);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('gives what is left to the largest remainders, then the larger lines, then the first', () => {
    fc.assert(
      fc.property(splits, ([amount, lines]) => {
        expect(allocate(amount, lines)).toEqual(oneByOne(amount, lines));
      }),
      { numRuns: 5000 },
    );
  });

  /** In big integers, one minor unit after the other. */
  function oneByOne(amount: number, lines: readonly number[]): number[] {
    const total = lines.reduce((sum, line) => sum + BigInt(line), 0n);
    if (total === 0n) return lines.map(() => 0);
    const parts = lines.map((line) => (BigInt(amount) * BigInt(line)) / total);
    const rests = lines.map((line, at) => ({ at, line, rest: (BigInt(amount) * BigInt(line)) % total }));
    const missing = BigInt(amount) - parts.reduce((sum, part) => sum + part, 0n);
    const ranked = rests.toSorted((one, other) => {
      if (one.rest !== other.rest) return one.rest > other.rest ? -1 : 1;
      return other.line - one.line || one.at - other.at;
    });
    for (const { at } of ranked.slice(0, Number(missing))) parts[at] = (parts[at] ?? 0n) + 1n;
    return parts.map(Number);
  }
});
