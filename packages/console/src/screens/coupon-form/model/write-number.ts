import { formatDecimal, minorDigits } from '@couponry/engine';
import type { NumberKind, Writing } from './read-number.ts';

/**
 * A number as one would type it; the inverse of `readNumber`. Money has all decimals of its currency, or none.
 *
 * @example writeNumber('money', 1250, { currency: 'GBP', hasComma: false }) // '12.50'
 */
export function writeNumber(kind: NumberKind, value: number, { currency, hasComma }: Writing): string {
  const text = kind === 'money' ? writeMoney(value, minorDigits(currency) ?? 2) : String(value);
  return hasComma ? text.replace('.', ',') : text;
}

function writeMoney(minor: number, digits: number): string {
  const [whole = '', fraction] = formatDecimal(minor, digits).split('.');
  return fraction === undefined ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
