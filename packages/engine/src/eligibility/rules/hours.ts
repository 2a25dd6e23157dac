import { localTime, minuteOfDay } from '../../time/local-time.ts';
import { nextInstant, today } from '../../time/next-instant.ts';
import { optional, type ParametersOf, required } from '../parameter.ts';
import { defineRule, type RuleRefusal } from '../rule.ts';
import type { Situation } from '../situation.ts';

/** Hours that clocks jump over come the day after; a place can leave out a day as well. */
const DAYS_AHEAD = 4;

const parameters = {
  from: required('time', 'The first minute.'),
  to: required('time', 'The first minute that is too late; before `from`: on the day after.'),
  timeZone: optional('zone', "Where the clock hangs; left out: the coupon's time zone."),
};

type Hours = ParametersOf<typeof parameters>;

/** The clock shows a time between two, also over midnight. */
export const hours = defineRule({
  name: 'hours',
  summary: 'The clock shows a time from `from` on and before `to`, over midnight where `to` is the smaller.',
  asks: 'time',
  parameters,
  reasons: ['hours_outside'],
  examples: [
    { from: '08:00', to: '12:00' },
    { from: '22:00', to: '02:00', timeZone: 'Europe/London' },
  ],
  problem: ({ from, to }) =>
    from === to ? { field: 'to', message: 'must not be the same as "from"' } : null,
  check,
  excluded: (when, situation) => ({
    actual: clockAt(situation.now, when.timeZone ?? situation.timeZone),
    ...waiting(when, situation, false),
  }),
});

function check(when: Hours, situation: Situation): RuleRefusal<'hours_outside'> | null {
  const zone = when.timeZone ?? situation.timeZone;
  if (isWithin(when, situation.now, zone)) return null;
  return {
    reason: 'hours_outside',
    actual: clockAt(situation.now, zone),
    expected: { rule: 'hours', ...when },
    ...waiting(when, situation, true),
  };
}

/** Waits until it is within the hours, or outside. */
function waiting(when: Hours, { now, timeZone }: Situation, wanted: boolean) {
  const zone = when.timeZone ?? timeZone;
  const minutes = [minuteOfDay(when.from), minuteOfDay(when.to)];
  const beginnings = { fromDay: today(now, zone), days: DAYS_AHEAD, minutes };
  const at = nextInstant(now, zone, beginnings, (instant) => isWithin(when, instant, zone) === wanted);
  return at === null ? {} : { fix: { type: 'wait_until', at } as const };
}

function isWithin({ from, to }: Hours, instant: number, zone: string): boolean {
  const { minute } = localTime(instant, zone);
  const [first, end] = [minuteOfDay(from), minuteOfDay(to)];
  return first < end ? minute >= first && minute < end : minute >= first || minute < end;
}

function clockAt(instant: number, zone: string): string {
  const { minute } = localTime(instant, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
