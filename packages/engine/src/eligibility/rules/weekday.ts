import { localTime, weekdayOf } from '../../time/local-time.ts';
import { nextInstant, today } from '../../time/next-instant.ts';
import { optional, type ParametersOf, required } from '../parameter.ts';
import { defineRule, type RuleRefusal } from '../rule.ts';
import type { Situation } from '../situation.ts';
import { WEEKDAYS, type Weekday } from '../weekday.ts';

/** A place can leave out a day of its calendar, when it moves to the other side of the date line. */
const DAYS_AHEAD = 15;

const parameters = {
  in: required('weekdays', 'One of these days.'),
  timeZone: optional('zone', "Where it is that day; left out: the coupon's time zone."),
};

/** It is one of these days of the week. */
export const weekday = defineRule({
  name: 'weekday',
  summary: 'It is one of these days of the week.',
  asks: 'time',
  parameters,
  reasons: ['weekday_not_in'],
  examples: [{ in: ['saturday', 'sunday'] }, { in: ['monday'], timeZone: 'Europe/London' }],
  check,
  excluded: (when, situation) => ({
    actual: dayAt(situation.now, zoneOf(when, situation)),
    ...waiting(when, situation, false),
  }),
});

function check(
  when: ParametersOf<typeof parameters>,
  situation: Situation,
): RuleRefusal<'weekday_not_in'> | null {
  const actual = dayAt(situation.now, zoneOf(when, situation));
  if (when.in.includes(actual)) return null;
  return { reason: 'weekday_not_in', actual, expected: when.in, ...waiting(when, situation, true) };
}

/** Waits until it is one of the days, or none of them. */
function waiting(when: ParametersOf<typeof parameters>, situation: Situation, wanted: boolean) {
  const zone = zoneOf(when, situation);
  const beginnings = { fromDay: today(situation.now, zone), days: DAYS_AHEAD, minutes: [0] };
  const at = nextInstant(
    situation.now,
    zone,
    beginnings,
    (instant) => when.in.includes(dayAt(instant, zone)) === wanted,
  );
  return at === null ? {} : { fix: { type: 'wait_until', at } as const };
}

function dayAt(instant: number, zone: string): Weekday {
  return WEEKDAYS[weekdayOf(localTime(instant, zone).day)] ?? 'monday';
}

function zoneOf({ timeZone }: ParametersOf<typeof parameters>, situation: Situation): string {
  return timeZone ?? situation.timeZone;
}
