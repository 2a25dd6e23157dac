import { CODE_LENGTH } from './code-length.ts';
import { isEan13 } from './ean13.ts';
import { normaliseCode } from './normalise-code.ts';

/** A friendly code that can be stored, or why the text can't be one. */
export type FriendlyCodeCheck =
  | {
      readonly ok: true;
      /** The spelling to store and show: trimmed, composed (NFC). */
      readonly code: string;
      /** What it is compared by (`normaliseCode`). */
      readonly key: string;
    }
  | {
      readonly ok: false;
      readonly problem: 'too_short' | 'too_long' | 'forbidden_character' | 'wrong_check_digit';
      readonly message: string;
    };

/**
 * Clients put codes into paths with little escaping, hence / ? # \ and blanks. Control and format characters,
 * separators and unpaired surrogates can't be seen or typed. Unassigned characters (Cn) could get another
 * upper case or composed form in a later Unicode, and the stored key would match no more.
 */
const FORBIDDEN = /[/?#\\\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u;

/**
 * Checks a friendly code as a marketer typed it. 3 to 64 characters (code points), with none that is forbidden
 * in the text or in its key; 13 digits need a right check digit, for a wrong one could never be found again.
 *
 * @example checkFriendlyCode(' Sale20% ') // { ok: true, code: 'Sale20%', key: 'SALE20%' }
 * @example checkFriendlyCode('50/50') // { ok: false, problem: 'forbidden_character', message: 'A code can\'t contain "/"' }
 */
export function checkFriendlyCode(text: string): FriendlyCodeCheck {
  const code = text.trim().normalize('NFC');
  const key = normaliseCode(code);
  const length = [...code].length;
  if (length < CODE_LENGTH.min) {
    return refuse('too_short', `A code has at least ${CODE_LENGTH.min} characters`);
  }
  // The key can be longer than the spelling (ß is compared as SS), and it is the key that the lookup bounds.
  if (Math.max(length, [...key].length) > CODE_LENGTH.max) {
    return refuse('too_long', `A code has at most ${CODE_LENGTH.max} characters`);
  }
  const forbidden = FORBIDDEN.exec(code) ?? FORBIDDEN.exec(key);
  if (forbidden) return refuse('forbidden_character', `A code can't contain ${nameOf(forbidden[0])}`);
  if (/^[0-9]{13}$/.test(key) && !isEan13(key)) {
    return refuse('wrong_check_digit', 'A code of 13 digits needs a right EAN-13 check digit at the end');
  }
  return { ok: true, code, key };
}

function refuse(problem: Extract<FriendlyCodeCheck, { ok: false }>['problem'], message: string) {
  return { ok: false, problem, message } as const;
}

/** Visible characters as they are; the rest by number, for in a message they couldn't be seen. */
function nameOf(character: string): string {
  if (/^[!-~]$/.test(character)) return `"${character}"`;
  if (character === ' ') return 'a blank';
  return `the character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
