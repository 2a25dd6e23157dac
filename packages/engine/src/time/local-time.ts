import { zoneOffset } from './zone-offset.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** 1970-01-01 was a Thursday, day 3 from Monday on. */
const FIRST_WEEKDAY = 3;

/** What calendar and clock say in some place: days since 1970-01-01, and minutes since midnight as the clock shows them. */
export interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

/**
 * What calendar and clock say at an instant in a time zone.
 *
 * @example localTime(Date.UTC(2026, 6, 1, 23, 30), 'Europe/London') // { day: 20_636, minute: 30 }: 2 July, 00:30
 */
export function localTime(instantMs: number, ianaZone: string): LocalTime {
  const local = instantMs + zoneOffset(instantMs, ianaZone);
  const day = Math.floor(local / DAY_MS);
  return { day, minute: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return (((day + FIRST_WEEKDAY) % 7) + 7) % 7;
}

/** @example dayNumber('1970-01-02') // 1 */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** @example dateOfDay(1) // '1970-01-02' */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** @example minuteOfDay('08:30') // 510 */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * The instants at which calendar and clock say this: one, none where the clocks jumped over it, two where they were put back.
 *
 * @example instantsOf({ day, minute: 90 }, 'Europe/London') // two on the last Sunday of October
 */
export function instantsOf({ day, minute }: LocalTime, ianaZone: string): number[] {
  const local = day * DAY_MS + minute * MINUTE_MS;
  const offsets = new Set([zoneOffset(local - DAY_MS, ianaZone), zoneOffset(local + DAY_MS, ianaZone)]);
  return [...offsets]
    .map((offset) => local - offset)
    .filter((instant) => instant + zoneOffset(instant, ianaZone) === local)
    .toSorted((a, b) => a - b);
}
