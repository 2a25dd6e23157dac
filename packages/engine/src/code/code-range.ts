import { completeEan13 } from './ean13.ts';

/** The EAN-13 numbers that begin with a prefix; indices 0 .. size - 1 count them. */
export interface Ean13Range {
  /** 1 to 6 digits. */
  readonly prefix: string;
  /** How many numbers there are: 10^6 to 10^11. */
  readonly size: number;
}

export type Ean13RangeCheck =
  | { readonly ok: true; readonly range: Ean13Range }
  | { readonly ok: false; readonly problem: 'not_digits' | 'prefix_too_long'; readonly message: string };

/**
 * The prefix of individual codes where a coupon names none. GS1 never gives 20 to 29 to a product (restricted
 * circulation numbers, for use inside a company), so such a code is never an article's number. What a till does
 * with each of the ten differs between countries (some read a weight or a price out of them): a shop whose till
 * uses 29 sets another on the coupon.
 */
export const DEFAULT_EAN13_PREFIX = '29';

const BODY_DIGITS = 12;
const LONGEST_PREFIX = 6;

/**
 * The range of EAN-13 numbers behind a GS1 prefix. At most 6 digits, so that the rest of the 12-digit body
 * leaves at least 10^6 numbers: with fewer, codes could be guessed, and the permutation would be weak.
 *
 * @example ean13Range('29') // { ok: true, range: { prefix: '29', size: 10_000_000_000 } }
 */
export function ean13Range(prefix: string): Ean13RangeCheck {
  if (!/^[0-9]+$/.test(prefix)) {
    return { ok: false, problem: 'not_digits', message: 'A prefix has 1 to 6 digits' };
  }
  if (prefix.length > LONGEST_PREFIX) {
    return { ok: false, problem: 'prefix_too_long', message: 'A prefix has at most 6 digits' };
  }
  return { ok: true, range: { prefix, size: 10 ** (BODY_DIGITS - prefix.length) } };
}

/**
 * The number at an index of a range, 13 digits with the check digit.
 *
 * @throws RangeError when the index is not an integer of 0 .. size - 1
 * @example ean13FromIndex({ prefix: '29', size: 10_000_000_000 }, 7) // '2900000000070'
 */
export function ean13FromIndex(range: Ean13Range, index: number): string {
  if (!Number.isInteger(index) || index < 0 || index >= range.size) {
    throw new RangeError(`Index ${index} is outside the range of ${range.size} numbers`);
  }
  return completeEan13(range.prefix + String(index).padStart(BODY_DIGITS - range.prefix.length, '0'));
}
