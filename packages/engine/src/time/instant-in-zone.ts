import { zoneOffset } from './zone-offset.ts';

const DAY_MS = 86_400_000;

/**
 * The instant at which calendar and clock of a time zone say this. What they say twice, because the clocks are put back, is the
 * first time; what they never say, because the clocks are put forward, is as long after the jump as it would be without it.
 *
 * @param localMs what calendar and clock say, as milliseconds since 1970-01-01T00:00 by themselves
 * @throws RangeError for an unknown zone or an instant that is none
 * @example instantInZone(Date.UTC(2010, 6, 1, 8, 26), 'Europe/London') // Date.UTC(2010, 6, 1, 7, 26)
 */
export function instantInZone(localMs: number, ianaZone: string): number {
  const [before, after] = [zoneOffset(localMs - DAY_MS, ianaZone), zoneOffset(localMs + DAY_MS, ianaZone)];
  const early = localMs - before;
  if (before === after || early + zoneOffset(early, ianaZone) === localMs) return early;
  const late = localMs - after;
  return late + zoneOffset(late, ianaZone) === localMs ? late : early;
}
