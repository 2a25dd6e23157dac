const TWELVE_DIGITS = /^[0-9]{12}$/;
const THIRTEEN_DIGITS = /^[0-9]{13}$/;

/**
 * The check digit of an EAN-13 (GTIN-13) number: from the left, digits weigh 1, 3, 1, 3 ...; the check digit
 * lifts the sum to the next multiple of ten.
 *
 * Source: GS1 General Specifications, "Standard check digit calculations for GS1 data structures".
 *
 * @throws RangeError when `first12` is not exactly 12 digits: callers make it, users don't type it
 * @example ean13CheckDigit('400638133393') // 1
 */
export function ean13CheckDigit(first12: string): number {
  if (!TWELVE_DIGITS.test(first12)) throw new RangeError('An EAN-13 body has exactly 12 digits');
  let sum = 0;
  for (let place = 0; place < 12; place += 1) sum += Number(first12[place]) * (place % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/**
 * Whether the text is 13 digits (0-9) and the last is the right check digit.
 *
 * @example isEan13('4006381333931') // true
 */
export function isEan13(text: string): boolean {
  return THIRTEEN_DIGITS.test(text) && ean13CheckDigit(text.slice(0, 12)) === Number(text[12]);
}

/**
 * The 12 digits with their check digit behind.
 *
 * @throws RangeError when `first12` is not exactly 12 digits
 * @example completeEan13('400638133393') // '4006381333931'
 */
export function completeEan13(first12: string): string {
  return `${first12}${ean13CheckDigit(first12)}`;
}
