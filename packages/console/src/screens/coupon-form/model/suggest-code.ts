import type { DiscountForm } from './discount-form.ts';

const LONGEST = 12;

/**
 * A code that one can say aloud, of the coupon's name and what it gives.
 *
 * @example suggestCode('Winter sale', { ...discount, kind: 'percent', percent: '10' }) // 'WINTERSALE10'
 */
export function suggestCode(name: string, { kind, percent }: DiscountForm): string {
  const letters = name
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LONGEST);
  const worth = kind === 'percent' ? percent.replace(/[^0-9].*$/, '') : '';
  const base = letters === '' ? 'SAVE' : letters;
  return base.endsWith(worth) ? base.padEnd(3, '1') : `${base}${worth}`.padEnd(3, '1');
}
