import { ean13CheckDigit } from './ean13.ts';

const EIGHT_DIGITS = /^[0-9]{8}$/;

/**
 * Whether the text is 8 digits (0-9) and the last is the right check digit: that of an EAN-13 with five zeros in front.
 *
 * Source: GS1 General Specifications, "Standard check digit calculations for GS1 data structures".
 *
 * @example isEan8('96385074') // true
 */
export function isEan8(text: string): boolean {
  return EIGHT_DIGITS.test(text) && ean13CheckDigit(`00000${text.slice(0, 7)}`) === Number(text[7]);
}
