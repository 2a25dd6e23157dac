/**
 * A day takes a few microseconds to format and a redemption asks for it each time, so answers are kept for a slot of 15
 * minutes: midnights fall on such marks at all offsets in use. Where they don't (see `dayOfSlot`) nothing is kept.
 */
const SLOT_MS = 15 * 60_000;
/** Bounds of the caches. What is full starts anew: a shop has a handful of zones, and most questions are about now. */
const MOST_ZONES = 100;
const MOST_SLOTS = 500;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly days: Map<number, string>;
}

const zones = new Map<string, Zone>();

/**
 * The calendar day (proleptic Gregorian, years 1 to 9999) of an instant in a time zone.
 *
 * @param instantMs milliseconds since 1970-01-01T00:00Z
 * @param ianaZone a name of the IANA time zone database (`isTimeZone`)
 * @returns YYYY-MM-DD
 * @throws RangeError for an unknown zone or an instant that is none
 * @example dayInZone(Date.UTC(2026, 5, 30, 23, 30), 'Europe/London') // '2026-07-01'
 */
export function dayInZone(instantMs: number, ianaZone: string): string {
  const zone = zones.get(ianaZone) ?? remember(zones, MOST_ZONES, ianaZone, newZone(ianaZone));
  const slot = Math.floor(instantMs / SLOT_MS);
  return zone.days.get(slot) ?? dayOfSlot(zone, slot, instantMs);
}

/**
 * Whether the text names a time zone of the IANA database, in any case. Fixed offsets such as `+01:00`, which
 * ECMAScript takes too, are none: a shop with one would be an hour off for half of the year.
 *
 * @example isTimeZone('Europe/London') // true
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  if (zones.has(text)) return true;
  try {
    remember(zones, MOST_ZONES, text, newZone(text));
    return true;
  } catch {
    // The constructor's RangeError is the only way in which ECMAScript says that it does not know a zone.
    return false;
  }
}

/**
 * Kept only when the slot begins and ends on one day. Zones have changed offset at a minute past midnight (St
 * John's, until 2011, fell back into the day before) or had offsets of odd minutes and seconds (before 1972).
 */
function dayOfSlot(zone: Zone, slot: number, instantMs: number): string {
  const day = dayOf(zone.format, instantMs);
  const start = slot * SLOT_MS;
  const isWhole = dayOf(zone.format, start) === day && dayOf(zone.format, start + SLOT_MS - 1) === day;
  return isWhole ? remember(zone.days, MOST_SLOTS, slot, day) : day;
}

function dayOf(format: Intl.DateTimeFormat, instantMs: number): string {
  const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return `${parts.get('year')!.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

function newZone(timeZone: string): Zone {
  const locale = 'en-u-ca-gregory-nu-latn';
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return { format, days: new Map() };
}

function remember<Key, Value>(cache: Map<Key, Value>, most: number, key: Key, value: Value): Value {
  if (cache.size >= most) cache.clear();
  cache.set(key, value);
  return value;
}
