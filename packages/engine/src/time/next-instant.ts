import { instantsOf, localTime } from './local-time.ts';
import { zoneOffset } from './zone-offset.ts';

const DAY_MS = 86_400_000;
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * 3_600_000;

/** Which days (since 1970-01-01) are looked at, and at which minutes of them something can begin to hold. */
export interface Beginnings {
  readonly fromDay: number;
  readonly days: number;
  readonly minutes: readonly number[];
}

/**
 * The first instant after `now` at which something holds that depends on what calendar and clock say in a zone; null where
 * it does not on the days that are looked at. It begins to hold at one of the minutes given, or where the clocks are put
 * forward or back.
 */
export function nextInstant(
  now: number,
  ianaZone: string,
  { fromDay, days, minutes }: Beginnings,
  holds: (instantMs: number) => boolean,
): number | null {
  const firstOn = (day: number) => {
    const beginnings = minutes.flatMap((minute) => instantsOf({ day, minute }, ianaZone));
    return [...beginnings, ...changesAbout(day, ianaZone)]
      .filter((instant) => instant > now)
      .toSorted((a, b) => a - b)
      .find(holds);
  };
  for (let day = fromDay; day < fromDay + days; day += 1) {
    const first = firstOn(day);
    // A change about the end of a day can lie behind the beginning of the next one.
    if (first !== undefined) return Math.min(first, firstOn(day + 1) ?? first);
  }
  return null;
}

/** The day that it is. */
export function today(now: number, ianaZone: string): number {
  return localTime(now, ianaZone).day;
}

/** The instants on or about a day at which the clocks are put forward or back. */
function changesAbout(day: number, ianaZone: string): number[] {
  const start = day * DAY_MS - FURTHEST_MS;
  const end = (day + 1) * DAY_MS + FURTHEST_MS;
  const before = zoneOffset(start, ianaZone);
  if (zoneOffset(end, ianaZone) === before) return [];
  let [low, high] = [start, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(middle, ianaZone) === before) low = middle;
    else high = middle;
  }
  return [high];
}
