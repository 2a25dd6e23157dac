import { localTime } from './local-time.ts';

const MINUTE_MS = 60_000;

/**
 * The instant at which the hour began that the clocks of a time zone show. An hour that they show twice is two hours.
 *
 * @param instantMs milliseconds since 1970-01-01T00:00Z
 * @throws RangeError for an unknown zone or an instant that is none
 * @example hourInZone(Date.UTC(2026, 6, 1, 12, 45), 'Asia/Kolkata') // Date.UTC(2026, 6, 1, 12, 30): there it is 18:15
 */
export function hourInZone(instantMs: number, ianaZone: string): number {
  const minutes = localTime(instantMs, ianaZone).minute % 60;
  return Math.floor(instantMs / MINUTE_MS) * MINUTE_MS - minutes * MINUTE_MS;
}
