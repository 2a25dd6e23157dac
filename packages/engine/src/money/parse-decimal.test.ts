import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MINOR, parseDecimal } from './parse-decimal.ts';

const digitText = (maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength }).map((list) => list.join(''));

/** The same question answered over a fraction of two BigInts. */
function expected(whole: string, fraction: string, exponent: number, digits: number) {
  const up = 10n ** BigInt(Math.max(exponent + digits, 0));
  const numerator = BigInt(whole + fraction) * up;
  const denominator = 10n ** BigInt(fraction.length + Math.max(-exponent - digits, 0));
  if (numerator % denominator !== 0n) return { ok: false, problem: 'too_many_digits' };
  const minor = numerator / denominator;
  return minor > BigInt(MAX_MINOR) ? { ok: false, problem: 'too_large' } : { ok: true, minor: Number(minor) };
}

describe('parseDecimal', () => {
  it.each([
    ['12.5', 2, 1250],
    ['12.500', 2, 1250],
    ['0012.50', 2, 1250],
    ['0.29', 2, 29],
    ['1.005', 3, 1005],
    ['10', 0, 10],
    ['10.0', 0, 10],
    ['1e3', 2, 100_000],
    ['1E+3', 2, 100_000],
    ['1E-2', 2, 1],
    ['1250e-2', 2, 1250],
    ['1.5e1', 0, 15],
    ['0', 2, 0],
    ['0.000000', 2, 0],
    ['0e99999999999999999999', 2, 0],
    ['10000000000', 2, MAX_MINOR],
  ])('of %j with %d digits is %d', (text, digits, minor) => {
    expect(parseDecimal(text, digits)).toEqual({ ok: true, minor });
  });

  it.each([
    ['12.505', 2, 'too_many_digits'],
    ['0.5', 0, 'too_many_digits'],
    ['1e-3', 2, 'too_many_digits'],
    ['1e-99999999999999999999', 2, 'too_many_digits'],
    ['10000000000.01', 2, 'too_large'],
    ['99999999999999999999', 2, 'too_large'],
    ['1e99999999999999999999', 2, 'too_large'],
    ['-1', 2, 'negative'],
    ['-0', 2, 'negative'],
    ['', 2, 'not_a_number'],
    ['.', 2, 'not_a_number'],
    ['.5', 2, 'not_a_number'],
    ['5.', 2, 'not_a_number'],
    ['+5', 2, 'not_a_number'],
    [' 5', 2, 'not_a_number'],
    ['5\n', 2, 'not_a_number'],
    ['1,5', 2, 'not_a_number'],
    ['1 000', 2, 'not_a_number'],
    ['1e', 2, 'not_a_number'],
    ['1e2.5', 2, 'not_a_number'],
    ['0x10', 2, 'not_a_number'],
    ['NaN', 2, 'not_a_number'],
    ['Infinity', 2, 'not_a_number'],
    ['٥', 2, 'not_a_number'],
  ])('refuses %j with %d digits: %s', (text, digits, problem) => {
    expect(parseDecimal(text, digits)).toEqual({ ok: false, problem });
  });

  it('is what exact fractions say', () => {
    fc.assert(
      fc.property(
        digitText(14),
        fc.option(digitText(8), { nil: '' }),
        fc.option(fc.integer({ min: -12, max: 12 }), { nil: null }),
        fc.constantFrom(0, 2, 3, 4),
        (whole, fraction, exponent, digits) => {
          const text = whole + (fraction && `.${fraction}`) + (exponent === null ? '' : `e${exponent}`);
          expect(parseDecimal(text, digits)).toEqual(expected(whole, fraction, exponent ?? 0, digits));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('reads a megabyte of zeros at once', () => {
    expect(parseDecimal(`0.${'0'.repeat(1_000_000)}1`, 2)).toEqual({ ok: false, problem: 'too_many_digits' });
  });
});
