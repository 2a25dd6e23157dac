/** The largest amount, in minor units: ten thousand million pounds. Sums of many stay exact in a double. */
export const MAX_MINOR = 1_000_000_000_000;

export type ParsedDecimal =
  | { readonly ok: true; readonly minor: number }
  | { readonly ok: false; readonly problem: 'not_a_number' | 'negative' | 'too_many_digits' | 'too_large' };

const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * A decimal text as an integer of minor units, exactly: digits are moved, nothing is calculated in binary
 * floating point. Takes what JSON can print for a number (`12.5`, `1e3`, `1E-2`), of any length. Zeros at the end add no
 * digits: `12.500` is 12.50. Blanks, `+`, `.5`, `5.` and thousands separators are no numbers.
 *
 * @param digits how many decimals the minor unit has (`minorDigits`)
 * @returns `minor` from 0 to MAX_MINOR, or the first problem: a sign (`negative`), more decimals than `digits`, more than MAX_MINOR
 * @example parseDecimal('12.5', 2) // { ok: true, minor: 1250 }
 * @example parseDecimal('12.505', 2) // { ok: false, problem: 'too_many_digits' }
 */
export function parseDecimal(text: string, digits: number): ParsedDecimal {
  const parts = DECIMAL.exec(text);
  if (!parts) return { ok: false, problem: 'not_a_number' };
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  if (sign) return { ok: false, problem: 'negative' };
  const { significant, zeros } = withoutOuterZeros(whole + fraction);
  if (significant === '') return { ok: true, minor: 0 };
  // The amount is `significant` with so many zeros behind it, in minor units.
  const shift = zeros + Number(exponent) - fraction.length + digits;
  if (shift < 0) return { ok: false, problem: 'too_many_digits' };
  if (significant.length + shift > String(MAX_MINOR).length) return { ok: false, problem: 'too_large' };
  const minor = Number(significant + '0'.repeat(shift));
  return minor > MAX_MINOR ? { ok: false, problem: 'too_large' } : { ok: true, minor };
}

/** A loop, because /0+$/ takes quadratic time on a long text of zeros that ends in another digit. */
function withoutOuterZeros(all: string): { significant: string; zeros: number } {
  let start = 0;
  let end = all.length;
  while (end > 0 && all[end - 1] === '0') end -= 1;
  while (start < end && all[start] === '0') start += 1;
  return { significant: all.slice(start, end), zeros: all.length - end };
}
