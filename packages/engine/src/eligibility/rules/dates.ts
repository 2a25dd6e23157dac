import { dateOfDay, dayNumber, localTime } from '../../time/local-time.ts';
import { nextInstant } from '../../time/next-instant.ts';
import { optional, type ParametersOf } from '../parameter.ts';
import { defineRule, type RuleRefusal } from '../rule.ts';
import type { Situation } from '../situation.ts';

/** A place can leave out a day of its calendar. */
const DAYS_AHEAD = 2;

const parameters = {
  from: optional('date', 'The first day.'),
  to: optional('date', 'The last day.'),
  timeZone: optional('zone', "Where it is that day; left out: the coupon's time zone."),
};

type Dates = ParametersOf<typeof parameters>;
type Token = 'dates_not_begun' | 'dates_over';

/** It is one of the days from one to another, both included. */
export const dates = defineRule({
  name: 'dates',
  summary: 'It is one of the days from `from` to `to`, both included.',
  asks: 'time',
  parameters,
  oneOf: ['from', 'to'],
  reasons: ['dates_not_begun', 'dates_over'] satisfies Token[],
  examples: [
    { from: '2026-12-01', to: '2026-12-24' },
    { to: '2026-12-31', timeZone: 'Europe/Warsaw' },
  ],
  problem: ({ from, to }) =>
    from !== undefined && to !== undefined && from > to
      ? { field: 'from', message: 'must not be after "to"' }
      : null,
  check,
  excluded: (when, situation) => ({
    actual: dateOfDay(dayAt(when, situation, situation.now)),
    ...(when.to === undefined ? {} : waitingFor(dayNumber(when.to) + 1, when, situation)),
  }),
});

function check(when: Dates, situation: Situation): RuleRefusal<Token> | null {
  const day = dayAt(when, situation, situation.now);
  const actual = dateOfDay(day);
  if (when.from !== undefined && day < dayNumber(when.from)) {
    const fix = waitingFor(dayNumber(when.from), when, situation);
    return { reason: 'dates_not_begun', actual, expected: when.from, ...fix };
  }
  if (when.to === undefined || day <= dayNumber(when.to)) return null;
  return { reason: 'dates_over', actual, expected: when.to };
}

/** Waits until it is that day or a later one. */
function waitingFor(day: number, when: Dates, situation: Situation) {
  const zone = when.timeZone ?? situation.timeZone;
  const beginnings = { fromDay: day, days: DAYS_AHEAD, minutes: [0] };
  const at = nextInstant(
    situation.now,
    zone,
    beginnings,
    (instant) => dayAt(when, situation, instant) >= day,
  );
  return at === null ? {} : { fix: { type: 'wait_until', at } as const };
}

function dayAt({ timeZone }: Dates, situation: Situation, instant: number): number {
  return localTime(instant, timeZone ?? situation.timeZone).day;
}
