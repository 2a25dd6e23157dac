import { formatDecimal, minorDigits } from '@couponry/engine';

/** Numbers, money and time as one reader writes them. */
export interface Formats {
  /** An integer of minor units: `£12.50`. */
  money(minor: number, currency: string): string;
  /** The same without pence where there are none, for figures: `£1,250`. */
  roughMoney(minor: number, currency: string): string;
  /** A count: `10,000`. */
  number(count: number): string;
  /** A percentage as the API says it, 12.5 for 12.5 %. */
  percent(percent: number): string;
  /** A day: `31 Dec 2026`, in the zone. */
  day(instant: string | Date, timeZone?: string): string;
  /** The last day of what ends at this instant: of midnight, the day before it. */
  lastDay(end: string | Date, timeZone?: string): string;
  /** A day with its name: `Thursday, 31 December 2026`, in the zone. */
  longDay(instant: string | Date, timeZone?: string): string;
  /** A moment: `31 Dec 2026, 14:05`, in the zone. */
  instant(instant: string | Date, timeZone?: string): string;
  /** The time of a moment on this device: `14:05`. */
  time(instant: string | Date): string;
  /** An hour of a day, in the zone: `3 Dec, 14:00`. */
  hour(instant: string | Date, timeZone: string): string;
  /** A calendar day without a zone, `2026-12-31`: `31 Dec`. */
  calendarDay(day: string): string;
  /** So many of a unit: `30 days`. */
  unit(count: number, unit: 'day' | 'hour' | 'minute' | 'second'): string;
  /** How long ago, or until: `3 days ago`, `in 2 hours`. */
  relative(instant: string | Date, now: Date): string;
}

const MINUTE = 60;
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/**
 * Formats of a locale.
 *
 * @example formatsOf('en-GB').money(1250, 'GBP') // '£12.50'
 */
export function formatsOf(locale: string): Formats {
  const number = once(() => new Intl.NumberFormat(locale));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const currencyFormat = cached((currency: string) => moneyFormat(locale, currency, {}));
  const roughFormat = cached((currency: string) =>
    moneyFormat(locale, currency, { trailingZeroDisplay: 'stripIfInteger' }),
  );
  const decimal = (minor: number, currency: string) =>
    formatDecimal(minor, minorDigits(currency) ?? 2) as Intl.StringNumericLiteral;
  const day = cached((zone: string) => dateFormat(locale, zone, { dateStyle: 'medium' }));
  const longDay = cached((zone: string) => dateFormat(locale, zone, { dateStyle: 'full' }));
  const instant = cached((zone: string) =>
    dateFormat(locale, zone, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  const time = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
  const hour = cached((zone: string) =>
    dateFormat(locale, zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
  );
  const unitFormat = cached(
    (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
  );
  const calendarDay = once(
    () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  return {
    money: (minor, currency) => currencyFormat(currency).format(decimal(minor, currency)),
    roughMoney: (minor, currency) => roughFormat(currency).format(decimal(minor, currency)),
    number: (count) => number().format(count),
    percent: (value) => percent().format(`${value}E-2` as Intl.StringNumericLiteral),
    day: (at, zone = '') => day(zone).format(new Date(at)),
    lastDay: (end, zone = '') => day(zone).format(new Date(end).getTime() - 1),
    longDay: (at, zone = '') => longDay(zone).format(new Date(at)),
    instant: (at, zone = '') => instant(zone).format(new Date(at)),
    time: (at) => time().format(new Date(at)),
    hour: (at, zone) => hour(zone).format(new Date(at)),
    calendarDay: (date) => calendarDay().format(new Date(`${date}T00:00:00Z`)),
    unit: (count, unit) => unitFormat(unit).format(count),
    relative(at, now) {
      const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
      const [unit, size] =
        UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? (['minute', MINUTE] as const);
      return relative().format(Math.trunc(seconds / size), unit);
    },
  };
}

function moneyFormat(locale: string, currency: string, more: Intl.NumberFormatOptions): Intl.NumberFormat {
  const digits = minorDigits(currency) ?? 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...more,
  });
}

function dateFormat(locale: string, zone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, zone === '' ? style : { ...style, timeZone: zone });
}

/** Making a format takes longer than all else that a page does before it stands; most pages need few of them. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The same, for each of several. */
function cached<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}
