import type { CodeKind } from '../coupon/coupon.ts';
import { checkCodePattern, PATTERN_ALPHABET, placesOf } from './code-pattern.ts';
import { ean13FromIndex, ean13Range } from './code-range.ts';
import { patternCodes, patternSize } from './pattern-codes.ts';
import { type PseudoRandomFunction, permute } from './permutation.ts';

/** From where individual codes are issued: the numbers of an EAN-13 range, or the codes of a pattern. */
export interface IssuingRange {
  /** The prefix or the pattern; coupons with the same one share the range. */
  readonly key: string;
  /** How many codes there are to be issued; indices 0 .. size - 1 count them. */
  readonly size: number;
  /** Among how many texts one who guesses has to find a code. */
  readonly space: number;
  /** The codes at some indices, in the order of a secret permutation. */
  codesAt(indices: readonly number[], prf: PseudoRandomFunction): string[];
}

/**
 * The range from which a coupon's codes are issued; null where none are made: a friendly code, and codes that are imported.
 *
 * @throws Error for a prefix or pattern that no coupon can have
 * @example issuingRange({ kind: 'pattern', pattern: 'WIN-#####' }) // { key: 'WIN-#####', size: 24_300_000, ... }
 */
export function issuingRange(codes: CodeKind): IssuingRange | null {
  if (codes.kind === 'ean13') return rangeOfPrefix(codes.prefix);
  return codes.kind === 'pattern' ? rangeOfPattern(codes.pattern) : null;
}

function rangeOfPrefix(prefix: string): IssuingRange {
  const checked = ean13Range(prefix);
  if (!checked.ok) throw new Error(`A coupon has an impossible code range: ${checked.message}`);
  const { range } = checked;
  return {
    key: prefix,
    size: range.size,
    space: range.size,
    codesAt: (indices, prf) => permute(range, indices, prf).map((index) => ean13FromIndex(range, index)),
  };
}

function rangeOfPattern(given: string): IssuingRange {
  const checked = checkCodePattern(given);
  if (!checked.ok) throw new Error(`A coupon has an impossible code pattern: ${checked.message}`);
  const { pattern } = checked;
  return {
    key: pattern,
    size: patternSize(pattern),
    space: PATTERN_ALPHABET.length ** placesOf(pattern),
    codesAt: (indices, prf) => patternCodes(pattern, indices, prf),
  };
}
