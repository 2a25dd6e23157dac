import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EAN13_PREFIX, type Ean13Range, ean13FromIndex, ean13Range } from './code-range.ts';
import { isEan13 } from './ean13.ts';

const prefixes = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 })
  .map((digits) => digits.join(''));

function rangeOf(prefix: string): Ean13Range {
  const checked = ean13Range(prefix);
  if (!checked.ok) throw new Error(checked.message);
  return checked.range;
}

describe('ean13Range', () => {
  it('has 10^10 numbers by default', () => {
    expect(ean13Range(DEFAULT_EAN13_PREFIX)).toEqual({ ok: true, range: { prefix: '29', size: 1e10 } });
  });

  it.each([
    ['', 'not_digits'],
    ['2x', 'not_digits'],
    ['-1', 'not_digits'],
    ['２９', 'not_digits'],
    ['2912345', 'prefix_too_long'],
  ])('refuses the prefix %j: %s', (prefix, problem) => {
    expect(ean13Range(prefix)).toMatchObject({ ok: false, problem });
  });
});

describe('ean13FromIndex', () => {
  it('counts from the first to the last number of a range', () => {
    const range = rangeOf('290000');
    expect(ean13FromIndex(range, 0)).toBe('2900000000001');
    expect(ean13FromIndex(range, 999_999)).toBe('2900009999993');
  });

  it('is a valid number behind the prefix, from which the index can be read', () => {
    fc.assert(
      fc.property(
        prefixes,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (prefix, share) => {
          const range = rangeOf(prefix);
          const index = Math.floor(share * range.size);
          const number = ean13FromIndex(range, index);
          expect(range.size).toBeGreaterThanOrEqual(1e6);
          expect(isEan13(number)).toBe(true);
          expect(number.startsWith(prefix)).toBe(true);
          expect(Number(number.slice(prefix.length, 12))).toBe(index);
        },
      ),
    );
  });

  it.each([-1, 0.5, 1e6, Number.NaN])('throws for the index %d of 10^6', (index) => {
    expect(() => ean13FromIndex(rangeOf('290000'), index)).toThrow('outside the range');
  });
});
