import { dateOfDay, dayNumber, formatInstantUtc, instantsOf, localTime, minuteOfDay } from '@couponry/engine';
import type { ClockForm } from './coupon-form.ts';

const DAY_MINUTES = 1440;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** The years that a coupon can lie in, in every time zone: instants are of 1970 to 9999. */
const [FIRST_YEAR, YEAR_AFTER] = ['1971', '9999'];

/** Whether it is a day as a date field gives it, of which there are instants. */
export function isDay(text: string): boolean {
  const isThere = DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return isThere && text >= FIRST_YEAR && text < YEAR_AFTER;
}

/** Whether it is a time of day as a time field gives it. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/**
 * The instant at which a coupon begins, as the API says it: at midnight where no time is said.
 *
 * @example startInstant({ day: '2026-07-01', time: '' }, 'Europe/London') // '2026-06-30T23:00:00.000Z'
 */
export function startInstant({ day, time }: ClockForm, timeZone: string): string {
  return instantAt(dayNumber(day), time === '' ? 0 : minuteOfDay(time), timeZone);
}

/** The first instant at which it is over: when its last day is, where no time is said. */
export function endInstant({ day, time }: ClockForm, timeZone: string): string {
  if (time === '') return instantAt(dayNumber(day) + 1, 0, timeZone);
  return instantAt(dayNumber(day), minuteOfDay(time), timeZone);
}

/** When a coupon begins, as one would type it. */
export function startClock(instant: string, timeZone: string): ClockForm {
  const { day, minute } = localTime(Date.parse(instant), timeZone);
  return { day: dateOfDay(day), time: minute === 0 ? '' : clockOf(minute) };
}

/** What the clocks show at a day and time that were typed: another time where they jump over it; null: it is no time. */
export function shownClock(typed: ClockForm, timeZone: string): ClockForm | null {
  if (!isDay(typed.day) || !isTime(typed.time)) return null;
  const { day, minute } = localTime(Date.parse(startInstant(typed, timeZone)), timeZone);
  return { day: dateOfDay(day), time: clockOf(minute) };
}

/** When it ends: what ends at midnight has the day before for its last one. */
export function endClock(instant: string | null, timeZone: string): ClockForm {
  if (instant === null) return { day: '', time: '' };
  const { day, minute } = localTime(Date.parse(instant), timeZone);
  return minute === 0
    ? { day: dateOfDay(day - 1), time: '' }
    : { day: dateOfDay(day), time: clockOf(minute) };
}

/** Of a time that the clocks jump over, the first that they show after it. */
function instantAt(day: number, minute: number, timeZone: string): string {
  for (let later = 0; later <= DAY_MINUTES; later += 1) {
    const at = minute + later;
    const place = { day: day + Math.floor(at / DAY_MINUTES), minute: at % DAY_MINUTES };
    const [instant] = instantsOf(place, timeZone);
    if (instant !== undefined) return formatInstantUtc(instant);
  }
  throw new RangeError(`${timeZone} leaves out more than a day`);
}

function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
