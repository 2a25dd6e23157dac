import { conditionText } from '@couponry/engine/text';
import type { Coupon, Discount, Limit } from '../api/coupon.ts';
import type { ChangesTexts } from '../text/changes-en.ts';
import { durationIn } from '../text/duration-in.ts';
import type { SharedTexts } from '../text/en.ts';
import type { Formats } from '../text/formats.ts';
import type { Language } from '../text/language.ts';
import { couponOffer } from './coupon-offer.ts';

/** Who reads it, and in which currency and zone it is told. */
interface Telling {
  readonly t: ChangesTexts;
  readonly shared: SharedTexts;
  readonly formats: Formats;
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
}

type Tell = (value: never, telling: Telling) => string;

/**
 * What a field was or became, in words; null for what has none that fit in a line, such as a free object.
 *
 * @example changeValue('endsAt', null, telling) // 'nothing'
 */
export function changeValue(field: string, value: unknown, telling: Telling): string | null {
  const { t, formats } = telling;
  if (value === null || value === undefined || value === '') return t.nothing;
  if (Array.isArray(value) && value.length === 0) return t.nothing;
  const tell = TELL[field];
  if (tell !== undefined) return told(tell, value, telling);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return formats.number(value);
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : null;
}

/** Fields whose parts are named by whoever fills them in. */
export const FREE: ReadonlySet<string> = new Set(['attributes', 'products', 'locations']);

/** So much of a value fits in a line. */
const MOST_CHARACTERS = 200;

/**
 * What one part of a field was or became, in words; of a free object whatever stands there, shortened.
 *
 * @example partValue('attributes', 'sizes', ['S', 'M'], telling) // 'S, M'
 */
export function partValue(field: string, part: string, value: unknown, telling: Telling): string {
  const { t, formats } = telling;
  if (part === 'validFor' && !FREE.has(field) && typeof value === 'number') return durationIn(value, formats);
  if (part === 'base' && !FREE.has(field)) return value === 'original' ? t.original : t.reduced;
  // A year or a number of an article among the own fields is written as it is.
  const known = typeof value === 'number' ? String(value) : changeValue('', value, telling);
  const text = known ?? JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** The log keeps what was true when it was written; what this version of the console cannot read any more has no words. */
function told(tell: Tell, value: unknown, telling: Telling): string | null {
  try {
    return tell(value as never, telling);
  } catch {
    return null;
  }
}

const TELL: Readonly<Record<string, Tell>> = {
  state: (state: Coupon['state'], { shared }) => shared.state[state],
  role: (role: keyof ChangesTexts['roles'], { t }) => t.roles[role],
  scope: (scope: keyof ChangesTexts['scopes'], { t }) => t.scopes[scope],
  language: (language: Language, { t }) => t.languages[language],
  startsAt: (at: string, { formats, timeZone }) => formats.instant(at, timeZone),
  endsAt: (at: string, { formats, timeZone }) => formats.instant(at, timeZone),
  discount: (discount: Discount, { currency, shared, formats }) =>
    couponOffer(discount, currency, shared, formats),
  codes: (codes: Coupon['codes'], { t }) => codesText(codes, t),
  limits: (limits: readonly Limit[], telling) => limits.map((limit) => limitText(limit, telling)).join(', '),
  eligibility: (condition: Parameters<typeof conditionText>[0], { language, currency, timeZone, formats }) =>
    conditionText(condition, { language, currency, timeZone, writeMoney: formats.roughMoney }),
  timeZone: (zone: string) => zone.replaceAll('_', ' '),
};

function codesText(codes: Coupon['codes'], t: ChangesTexts): string {
  if (codes.kind === 'friendly') return codes.code;
  if (codes.kind === 'pattern') return codes.pattern;
  return codes.kind === 'ean13' ? t.ean13(codes.prefix ?? '29') : t.imported;
}

function limitText(limit: Limit, { t, formats, currency }: Telling): string {
  if (limit.on === 'discount') return t.limit.discount(formats.money(limit.max, currency));
  const max = formats.number(limit.max);
  if (limit.on === 'activations') return t.limit.activations(max);
  return `${t.limit.redemptions[limit.per](max)}${limit.period === undefined ? '' : t.limit.period[limit.period]}`;
}
