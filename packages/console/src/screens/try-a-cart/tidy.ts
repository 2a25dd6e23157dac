import { formatDecimal, minorDigits } from '@couponry/engine';
import type { Language } from '../../text/language.ts';
import { minorOf } from './minor-of.ts';
import type { Trial } from './trial.ts';

/**
 * An amount with all its decimals, as readers of the language type it; what is no amount stays as it is.
 *
 * @example tidyAmount('9.5', 'GBP', 'en') // '9.50'
 */
export function tidyAmount(text: string, currency: string, language: Language): string {
  const minor = minorOf(text, currency);
  if (minor === null) return text;
  const digits = minorDigits(currency) ?? 2;
  const [whole = '', fraction = ''] = formatDecimal(minor, digits).split('.');
  const point = language === 'pl' ? ',' : '.';
  return digits === 0 ? whole : `${whole}${point}${fraction.padEnd(digits, '0')}`;
}

/** A cart whose amounts are tidy: before somebody types in it. */
export function tidyTrial(trial: Trial, language: Language): Trial {
  const tidy = (text: string) => tidyAmount(text, trial.currency, language);
  return {
    ...trial,
    shipping: tidy(trial.shipping),
    lines: trial.lines.map((line) => ({ ...line, price: tidy(line.price) })),
  };
}
