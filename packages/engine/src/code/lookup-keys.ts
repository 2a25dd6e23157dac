import { CODE_LENGTH } from './code-length.ts';
import { isEan13 } from './ean13.ts';
import { normaliseCode } from './normalise-code.ts';

/**
 * In UTF-16 units: no spelling of 64 characters needs more, even fully decomposed. It bounds the work that a
 * stranger's text can cause before it is normalised.
 */
const LONGEST_SPELLING = 1024;
/** Control characters (NUL is none that PostgreSQL can store) and halves of a surrogate pair. */
const NEVER_IN_A_CODE = /[\p{Cc}\p{Cs}]/u;

/**
 * The keys under which a code that somebody asks for may be stored, to be tried in this order; none means that
 * the text matches nothing and nobody needs to look.
 *
 * - 12 digits are looked up as they are, so that a friendly code of 12 digits works, and then with a leading
 *   zero where that gives a right check digit: scanners drop the zero (an EAN-13 with it is a UPC-A).
 * - 13 digits with a wrong check digit are a misread number: nothing.
 * - Control characters, unpaired surrogates, or more than 64 characters: nothing.
 *
 * @example lookupKeys(' sale20% ') // ['SALE20%']
 * @example lookupKeys('012345678905') // ['012345678905', '0012345678905']
 * @example lookupKeys('4006381333932') // []
 */
export function lookupKeys(asked: string): string[] {
  const trimmed = asked.trim();
  if (trimmed.length > LONGEST_SPELLING || NEVER_IN_A_CODE.test(trimmed)) return [];
  const key = normaliseCode(trimmed);
  if (key === '' || isLongerThan(CODE_LENGTH.max, key)) return [];
  if (/^[0-9]{13}$/.test(key)) return isEan13(key) ? [key] : [];
  return isEan13(`0${key}`) ? [key, `0${key}`] : [key];
}

/** Counts characters, not UTF-16 units, of which there are never fewer. */
function isLongerThan(most: number, text: string): boolean {
  return text.length > most && [...text].length > most;
}
