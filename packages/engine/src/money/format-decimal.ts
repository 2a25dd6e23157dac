/**
 * An amount of minor units as the shortest decimal text: the inverse of `parseDecimal`. As a JSON number it is
 * `Number(formatDecimal(...))`, which prints as that same text up to MAX_MINOR.
 *
 * @param digits how many decimals the minor unit has (`minorDigits`)
 * @throws RangeError when `minor` is not an integer from 0 on that a double holds exactly
 * @example formatDecimal(1250, 2) // '12.5'
 * @example formatDecimal(1000, 2) // '10'
 */
export function formatDecimal(minor: number, digits: number): string {
  if (!Number.isSafeInteger(minor) || minor < 0) throw new RangeError(`${minor} is no amount of minor units`);
  const text = String(minor).padStart(digits + 1, '0');
  const point = text.length - digits;
  const fraction = text.slice(point).replace(/0+$/, '');
  return fraction === '' ? text.slice(0, point) : `${text.slice(0, point)}.${fraction}`;
}
