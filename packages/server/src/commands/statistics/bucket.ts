/** By what statistics are put together; a week begins on Monday. */
export type Bucket = 'day' | 'week' | 'month';

/**
 * The first day of the day, the week or the month that a day is in.
 *
 * @example firstDayOf('week', '2026-12-03') // '2026-11-30', a Monday
 */
export function firstDayOf(bucket: Bucket, day: string): string {
  if (bucket === 'day') return day;
  if (bucket === 'month') return `${day.slice(0, -2)}01`;
  const date = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  date.setUTCDate(date.getUTCDate() - sinceMonday);
  return date.toISOString().slice(0, 10);
}
