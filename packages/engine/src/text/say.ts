import { minorDigits } from '../money/currency.ts';
import { dateFormat, listFormat, numberFormat, pluralRules } from './formats.ts';

/** For whom something is said: in which language, in which currency amounts are, by which clock times are. */
export interface Reader {
  /** Of `LANGUAGES`. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /**
   * How amounts of minor units are written; left out: by the code of the currency, because a sign such as $ is that of many.
   *
   * @example (minor, currency) => '£12.50'
   */
  readonly writeMoney?: ((minor: number, currency: string) => string) | undefined;
}

/** The forms that a word takes beside a number, by the names of `Intl.PluralRules`; `other` where a form is not given. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Numbers, amounts, times and lists, as the reader writes them. */
export interface Say {
  /** An amount of minor units. */
  money(minor: unknown): string;
  number(value: unknown): string;
  /** Ten-thousandths of a percent. */
  percent(tenThousandths: number): string;
  /** A number with its word. */
  count(value: unknown, forms: Forms): string;
  /** A place in an order, with its ending. */
  ordinal(value: number, forms: Forms): string;
  and(words: readonly string[]): string;
  or(words: readonly string[]): string;
  /** An instant, by day and time of the reader's clock; `full`: with its day of the week. */
  instant(instantMs: number, style: 'full' | 'long'): string;
  /** A calendar day, `YYYY-MM-DD`. */
  day(date: string): string;
  /** The month and year of a calendar day, `YYYY-MM-DD`. */
  month(date: string): string;
  /** A day of the week: 0 for Monday to 6 for Sunday. */
  weekday(index: number): string;
  /** The zone of the reader, where none is named. */
  readonly timeZone: string;
}

/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * 86_400_000;

/** What says numbers and times for a reader. `locale` is that of the language. */
export function sayFor(locale: string, reader: Omit<Reader, 'language'>): Say {
  const { currency, timeZone, writeMoney } = reader;
  const number = (value: unknown) => numberFormat(locale, { maximumFractionDigits: 6 }).format(Number(value));
  const list = (words: readonly string[], type: 'conjunction' | 'disjunction') =>
    listFormat(locale, { type }).format(words);
  const utc = { timeZone: 'UTC' };
  return {
    ...{ number, timeZone },
    money: (minor) => writeMoney?.(Number(minor), currency) ?? money(locale, currency, Number(minor)),
    percent: (tenThousandths) =>
      numberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(tenThousandths / 1e6),
    count: (value, forms) => {
      const form = pluralRules(locale, {}).select(Number(value));
      return `${number(value)} ${forms[form] ?? forms.other}`;
    },
    ordinal: (value, forms) => {
      const form = pluralRules(locale, { type: 'ordinal' }).select(value);
      return `${number(value)}${forms[form] ?? forms.other}`;
    },
    and: (words) => list(words, 'conjunction'),
    or: (words) => list(words, 'disjunction'),
    instant: (instantMs, dateStyle) =>
      dateFormat(locale, { dateStyle, timeStyle: 'short', timeZone }).format(instantMs),
    day: (date) => dateFormat(locale, { dateStyle: 'long', ...utc }).format(Date.parse(`${date}T00:00:00Z`)),
    month: (date) =>
      dateFormat(locale, { month: 'long', year: 'numeric', ...utc }).format(Date.parse(`${date}T00:00:00Z`)),
    weekday: (index) =>
      dateFormat(locale, { weekday: 'long', ...utc }).format(FIRST_MONDAY_MS + index * 86_400_000),
  };
}

/** By its code; whole amounts without decimals. */
function money(locale: string, currency: string, minor: number): string {
  const digits = minorDigits(currency) ?? 2;
  const format = numberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'code', trailingZeroDisplay: 'stripIfInteger' },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  // A plain blank, so that who searches a text for "GBP 5" finds it.
  return format.format(minor / 10 ** digits).replaceAll('\u00a0', ' ');
}
