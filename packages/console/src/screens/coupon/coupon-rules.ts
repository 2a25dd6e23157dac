import type { Coupon } from '../../api/coupon.ts';
import { durationIn } from '../../text/duration-in.ts';
import type { Formats } from '../../text/formats.ts';
import type { Language } from '../../text/language.ts';
import { eligibilityWords, offerWords } from '../../ui/coupon-words.ts';
import { limitText } from './limit-text.ts';
import type { CouponTexts } from './text/en.ts';

/** What is needed to say something in the reader's language. */
interface Words {
  readonly t: CouponTexts;
  readonly formats: Formats;
  readonly language: Language;
}

/** One part of the rules, as sentences. */
interface RulePart {
  readonly part: string;
  readonly sentences: readonly string[];
}

/** All rules of a coupon in words, in the order in which one asks for them. */
export function couponRules(coupon: Coupon, words: Words): RulePart[] {
  const { t, language } = words;
  return [
    { part: t.rules.offer, sentences: [offerWords(coupon, language)] },
    { part: t.rules.eligibility, sentences: [eligibilityWords(coupon, language) ?? t.rules.everybody] },
    { part: t.rules.codes, sentences: codes(coupon, words) },
    { part: t.rules.when, sentences: when(coupon, words) },
    { part: t.rules.limits, sentences: limits(coupon, words) },
    { part: t.rules.stacking, sentences: stacking(coupon, words) },
    {
      part: t.rules.rollback,
      sentences: [coupon.rollback?.givesBack === false ? t.rules.keepsUse : t.rules.givesBack],
    },
  ];
}

function codes({ codes, strict, activation }: Coupon, { t }: Words): string[] {
  return [
    kindOfCodes(codes, t),
    ...(strict ? [t.rules.strict] : []),
    activation.required ? t.rules.activationNeeded : t.rules.activationFree,
  ];
}

function kindOfCodes(codes: Coupon['codes'], t: CouponTexts): string {
  switch (codes.kind) {
    case 'friendly':
      return t.rules.friendly(codes.code);
    case 'ean13':
      return t.rules.ean13(codes.prefix ?? '');
    case 'pattern':
      return t.rules.pattern(codes.pattern);
    case 'imported':
      return t.rules.imported;
  }
}

function when({ startsAt, endsAt, timeZone, activation }: Coupon, { t, formats }: Words): string[] {
  return [
    t.rules.from(formats.instant(startsAt, timeZone)),
    endsAt === null ? t.rules.open : t.rules.until(formats.instant(endsAt, timeZone)),
    ...(activation.validFor === null ? [] : [t.rules.validFor(durationIn(activation.validFor, formats))]),
    t.rules.zone(timeZone),
  ];
}

function limits({ limits, currency }: Coupon, { t, formats }: Words): string[] {
  if (limits.length === 0) return [t.rules.unlimited];
  return limits.map((limit) =>
    limitText(limit, t, limit.on === 'discount' ? (max) => formats.money(max, currency) : formats.number),
  );
}

function stacking({ stacking }: Coupon, { t, formats }: Words): string[] {
  const { exclusive, group, priority, base } = stacking;
  return [
    exclusive ? t.rules.exclusive : t.rules.together,
    ...(group === null ? [] : [t.rules.group(group)]),
    ...(priority === 0 ? [] : [t.rules.priority(formats.number(priority))]),
    ...(base === 'original' ? [t.rules.original] : []),
  ];
}
