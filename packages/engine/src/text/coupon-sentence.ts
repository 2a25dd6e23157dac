import type { Coupon } from '../coupon/coupon.ts';
import { dateOfDay, localTime } from '../time/local-time.ts';
import { clauseOf } from './condition-text.ts';
import { languageOf } from './languages.ts';
import { type Reader, type Say, sayFor } from './say.ts';

/** What of a coupon is told in its sentence. */
type ToldCoupon = Pick<
  Coupon,
  'currency' | 'timeZone' | 'startsAt' | 'endsAt' | 'activation' | 'limits' | 'eligibility' | 'discount'
>;

/**
 * A coupon in one sentence, without its full stop: what it gives, under which conditions, how often, and until when.
 *
 * @param language a tag of `LANGUAGES`
 * @param now milliseconds since the epoch; where the coupon has not started by then, its start is told too
 * @param writeMoney how amounts are written, as of a {@link Reader}
 * @example couponSentence(coupon, 'en')
 *   // '10% off if the order comes to at least GBP 50, once per client, until 31 December 2026, London time'
 */
export function couponSentence(
  coupon: ToldCoupon,
  language: string,
  now: number | null = null,
  writeMoney: Reader['writeMoney'] = undefined,
): string {
  const texts = languageOf(language);
  const say = sayFor(texts.locale, { currency: coupon.currency, timeZone: coupon.timeZone, writeMoney });
  const { discount, limit, under, toActivate, from, until } = texts.coupon;
  const { eligibility, activation, limits, startsAt, endsAt, timeZone } = coupon;
  const gives = discount(coupon.discount, say);
  return [
    eligibility === null ? gives : under(gives, clauseOf(eligibility, texts, say)),
    ...(activation.required ? [toActivate] : []),
    ...limits.map((each) => limit(each, say)),
    ...(now !== null && now < startsAt ? [from(dayOrTime(startsAt, 0, timeZone, say), timeZone)] : []),
    ...(endsAt === null ? [] : [until(dayOrTime(endsAt, 1, timeZone, say), timeZone)]),
  ].join(', ');
}

/** At midnight the day alone, of an end the day before it: what ends with the old year is told by 31 December. */
function dayOrTime(instant: number, daysBefore: number, timeZone: string, say: Say): string {
  const { day, minute } = localTime(instant, timeZone);
  return minute === 0 ? say.day(dateOfDay(day - daysBefore)) : say.instant(instant, 'long');
}
