import type { Backtest } from '../../../api/backtest-queries.ts';

type Day = Backtest['days'][number];

/** More than this cannot be told apart in a chart. */
const MOST = 800;
const DAY_MS = 86_400_000;

/** The days with those between them on which there was no order, so that time runs evenly in a chart. */
export function everyDay(days: readonly Day[]): readonly Day[] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const begin = Date.parse(first.day);
  const count = Math.round((Date.parse(last.day) - begin) / DAY_MS) + 1;
  if (count > MOST) return days;
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(begin + index * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, orders: 0, value: 0, applied: 0, appliedValue: 0, discount: 0 };
  });
}
