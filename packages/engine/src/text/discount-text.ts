import type { Discount } from '../discount/discount.ts';
import { languageOf } from './languages.ts';
import { type Reader, sayFor } from './say.ts';

/**
 * What a discount gives, in words.
 *
 * @example discountText(tenPercentOff, reader) // '10% off'
 */
export function discountText(discount: Discount, reader: Reader): string {
  const { locale, coupon } = languageOf(reader.language);
  return coupon.discount(discount, sayFor(locale, reader));
}
