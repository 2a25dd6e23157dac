/** ASCII without blanks, which nearly all codes are: nothing of it composes, and each letter has one capital. */
const PLAIN = /^[\x21-\x7e]*$/;

/**
 * The key by which a code is compared: two spellings are the same code exactly when their keys are equal.
 *
 * Compatibility-composed (Unicode NFKC: full-width letters, ligatures and the like become plain ones), without
 * surrounding white space, in upper case by Unicode's own mapping, never by a locale's. It is
 * idempotent, and a text (composed, NFC), its lower-cased and its upper-cased form have one key.
 *
 * Source: Unicode Standard Annex 15 (NFKC); The Unicode Standard, 3.13 (default case conversion).
 *
 * @example normaliseCode(' sale20% ') // 'SALE20%'
 * @example normaliseCode('Straße') // 'STRASSE'
 */
export function normaliseCode(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  // Lower case first, because some capitals have none but themselves as upper case: ẞ alone would stay, ß gives
  // SS. Composed again last, because a changed letter can compose with the mark behind it.
  return text.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC').trim();
}
