import type { Formats } from './formats.ts';

const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;

/**
 * Seconds in the largest unit that says them exactly.
 *
 * @example durationIn(172_800, formats) // '2 days'
 */
export function durationIn(seconds: number, formats: Formats): string {
  if (seconds % DAY === 0) return formats.unit(seconds / DAY, 'day');
  if (seconds % HOUR === 0) return formats.unit(seconds / HOUR, 'hour');
  if (seconds % MINUTE === 0) return formats.unit(seconds / MINUTE, 'minute');
  return formats.unit(seconds, 'second');
}
