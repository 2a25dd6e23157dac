import { minorDigits, parseDecimal } from '@couponry/engine';

/**
 * An amount as people type it, in minor units; null for what is none. A comma is a point, blanks are nothing.
 *
 * @example minorOf('1 234,50', 'PLN') // 123450
 */
export function minorOf(text: string, currency: string): number | null {
  const plain = text.replace(/[\s']/g, '').replace(',', '.');
  const parsed = parseDecimal(plain, minorDigits(currency) ?? 2);
  return parsed.ok ? parsed.minor : null;
}
