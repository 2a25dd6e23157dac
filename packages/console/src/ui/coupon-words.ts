import { conditionText, couponSentence, discountText } from '@couponry/engine/text';
import type { Coupon } from '../api/coupon.ts';
import { engineCoupon } from '../api/engine-coupon.ts';
import { formatsIn } from '../text/formats-in.ts';
import type { Language } from '../text/language.ts';

/**
 * A coupon in one sentence, without its full stop: what it gives, under which conditions, how often, until when.
 *
 * @example couponWords(coupon, 'en') // '10% off, once per client, until 31 December 2026, London time'
 */
export function couponWords(coupon: Coupon, language: Language): string {
  const known = SENTENCES.get(coupon);
  if (known?.language === language) return known.text;
  const text = upperFirst(
    couponSentence(engineCoupon(coupon), language, Date.now(), formatsIn(language).roughMoney),
  );
  SENTENCES.set(coupon, { language, text });
  return text;
}

/** A list that is scrolled asks again and again. */
const SENTENCES = new WeakMap<Coupon, { readonly language: Language; readonly text: string }>();

/**
 * What a coupon gives, all of it: from what it is taken, and the most that it comes to.
 *
 * @example offerWords(coupon, 'en') // '15% off (at most £50)'
 */
export function offerWords(coupon: Coupon, language: Language): string {
  const { discount, currency, timeZone } = engineCoupon(coupon);
  const writeMoney = formatsIn(language).roughMoney;
  return upperFirst(discountText(discount, { language, currency, timeZone, writeMoney }));
}

/** Who may use a coupon, and with which cart, read aloud; null: everybody, with any. */
export function eligibilityWords(coupon: Coupon, language: Language): string | null {
  const { eligibility, currency, timeZone } = engineCoupon(coupon);
  return eligibility === null
    ? null
    : upperFirst(
        conditionText(eligibility, {
          ...{ language, currency, timeZone },
          writeMoney: formatsIn(language).roughMoney,
        }),
      );
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}
