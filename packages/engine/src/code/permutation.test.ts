import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ean13Range } from './code-range.ts';
import { type PseudoRandomFunction, permute } from './permutation.ts';

/** AES-256 under a key of one repeated byte; the engine itself may not import it. */
function aes(byte: number): PseudoRandomFunction {
  return (blocks) => {
    const cipher = createCipheriv('aes-256-ecb', new Uint8Array(32).fill(byte), null).setAutoPadding(false);
    return Buffer.concat([cipher.update(blocks), cipher.final()]);
  };
}

const range = (size: number, prefix = '29'): Ean13Range => ({ prefix, size });
const firstOnes = (count: number) => Array.from({ length: count }, (_, index) => index);
const sizes = fc.oneof(
  fc.integer({ min: 1e6, max: 1e12 }),
  fc.constantFrom(1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e6 + 1, 1e12 - 1, 1001 * 1001 + 1),
);
const anyIndices = (size: number) => fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 40 });

/** The network run backwards, one value at a time and in BigInt: an independent account of what permute does. */
function unpermute(prefix: string, size: number, value: number, prf: PseudoRandomFunction): number {
  const a = BigInt(Math.ceil(Math.sqrt(size)));
  const b = (BigInt(size) + a - 1n) / a;
  let left = BigInt(value) % a;
  let right = BigInt(value) / a;
  const f = (round: number, half: bigint) => {
    const hex = [BigInt(`1${prefix}`), BigInt(size), BigInt(round), half];
    const block = hex.map((field, place) => field.toString(16).padStart([8, 16, 2, 6][place]!, '0')).join('');
    return BigInt(`0x${Buffer.from(prf(Buffer.from(block, 'hex'))).toString('hex')}`);
  };
  for (let round = 9; round >= 0; round -= 1) {
    if (round % 2 === 0) left = (((left - f(round, right)) % a) + a) % a;
    else right = (((right - f(round, left)) % b) + b) % b;
  }
  const before = Number(left + a * right);
  return before < size ? before : unpermute(prefix, size, before, prf);
}

describe('permute', () => {
  it.each([
    ['10^6, an exact square', range(1e6, '290000'), 1],
    ['10^6 under another key', range(1e6, '290000'), 2],
    ['a prime, so that some walk', range(1_000_003), 3],
  ])(
    'reaches every value of a range of %s once',
    (_what, whole, key) => {
      const seen = new Uint8Array(whole.size);
      for (const value of permute(whole, firstOnes(whole.size), aes(key))) seen[value]! += 1;
      expect(seen.every((times) => times === 1)).toBe(true);
    },
    60_000,
  );

  it('stays in the range and can be undone, at every size', () => {
    const cases = sizes.chain((size) =>
      fc.tuple(fc.constant(size), anyIndices(size), fc.integer({ min: 0, max: 255 })),
    );
    fc.assert(
      fc.property(cases, ([size, indices, key]) => {
        const values = permute(range(size), indices, aes(key));
        expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < size)).toBe(true);
        expect(values.map((value) => unpermute('29', size, value, aes(key)))).toEqual(indices);
      }),
      { numRuns: 60 },
    );
  });

  it('gives an index the same value in any batch', () => {
    const [first, second] = permute(range(1_000_003), [5, 77], aes(1));
    expect(permute(range(1_000_003), [77, 5, 77], aes(1))).toEqual([second, first, second]);
    expect(permute(range(1_000_003), [], aes(1))).toEqual([]);
  });

  it('is another permutation under another key, prefix or size', () => {
    const indices = firstOnes(1000);
    const base = permute(range(1e10), indices, aes(1));
    const others = [
      permute(range(1e10), indices, aes(2)),
      permute(range(1e10, '21'), indices, aes(1)),
      permute(range(1e10, '029'), indices, aes(1)),
      permute(range(1e10 - 1), indices, aes(1)),
    ];
    for (const other of others) {
      expect(other.filter((value, place) => value === base[place]).length).toBeLessThan(3);
    }
  });

  it('leaves no pattern between neighbours', () => {
    const values = permute(range(1e10), firstOnes(20_000), aes(7));
    const steps = values.slice(1).map((value, place) => (value - values[place]! + 1e10) % 1e10);
    expect(new Set(steps).size).toBe(steps.length);
    const tenths = new Array<number>(10).fill(0);
    for (const step of steps) tenths[Math.floor(step / 1e9)]! += 1;
    // 2,000 expected, standard deviation 42.
    expect(Math.min(...tenths)).toBeGreaterThan(1750);
    expect(Math.max(...tenths)).toBeLessThan(2250);
  });

  it('calls the PRF ten times for a batch that needs no walk', () => {
    let calls = 0;
    permute(range(1e10), firstOnes(500), (blocks) => {
      calls += 1;
      return aes(1)(blocks);
    });
    expect(calls).toBe(10);
  });

  it('still gives the numbers that are out there', () => {
    expect(permute(range(1e6, '290000'), [0, 1, 2, 999_999], aes(1))).toEqual([
      836_207, 713_001, 63_634, 409_651,
    ]);
    expect(permute(range(1e10), [0, 1, 2, 9_999_999_999], aes(1))).toEqual([
      700_974_161, 5_152_441_034, 3_002_920_936, 1_258_218_081,
    ]);
    expect(permute(range(1e11, '2'), [0, 1, 2, 99_999_999_999], aes(0xff))).toEqual([
      30_470_851_697, 89_950_556_539, 34_053_036_526, 55_198_866_996,
    ]);
  });

  it.each([999_999, 1e12 + 1, 1e6 + 0.5, Number.NaN])('throws for the size %d', (size) => {
    expect(() => permute(range(size), [], aes(1))).toThrow(RangeError);
  });

  it.each([-1, 0.5, 1e6, Number.NaN])('throws for the index %d of 10^6', (index) => {
    expect(() => permute(range(1e6), [0, index], aes(1))).toThrow(RangeError);
  });

  it('throws when the PRF gives too little', () => {
    expect(() => permute(range(1e6), [1, 2], (blocks) => blocks.subarray(16))).toThrow('number of bytes');
  });
});
