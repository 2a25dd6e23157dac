import { dateOfDay, isTimeZone, localTime } from '@couponry/engine';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { ChoiceField } from '../fields/choice-field.tsx';
import { More } from '../fields/more.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useForm } from '../form-context.tsx';
import type { ClockForm } from '../model/coupon-form.ts';
import { shownClock } from '../model/local-clock.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

/** From when until when, by the clock of which place. */
export function WhenPart() {
  const t = useCouponFormTexts().when;
  const { form, change } = useForm();
  const { start, end, timeZone } = form;
  const skipped = (typed: ClockForm) => {
    const shown = shownClock(typed, timeZone);
    return shown === null || shown.time === typed.time ? undefined : t.skipped(shown.time);
  };
  const setEnd = (day: string) => change({ end: { ...end, day } });
  return (
    <>
      <div className={styles.row}>
        <TextField
          at="/startsAt"
          label={t.first}
          type="date"
          width="narrow"
          help={start.day === '' ? t.rightAway : skipped(start)}
          value={start.day}
          onChange={(day) => change({ start: { ...start, day } })}
        />
        <TextField
          at="/endsAt"
          label={t.last}
          type="date"
          width="narrow"
          help={end.day === '' ? t.noEnd : end.time === '' ? t.toItsEnd : skipped(end)}
          value={end.day}
          onChange={setEnd}
        />
      </div>
      <LastDays timeZone={timeZone} onChoose={setEnd} />
      <p className={styles.quiet}>{t.zone(timeZone.replaceAll('_', ' '))}</p>
      <Clock />
    </>
  );
}

/** The times of day, and the place of the clock. */
function Clock() {
  const t = useCouponFormTexts().when;
  const { form, change, lockOf } = useForm();
  const { start, end, timeZone } = form;
  const zones = useMemo(() => zonesWith(timeZone), [timeZone]);
  return (
    <More title={t.more} isUsed={start.time !== '' || end.time !== ''}>
      <div className={styles.row}>
        <TextField
          at="/startsAt/time"
          label={t.startTime}
          type="time"
          width="narrow"
          value={start.time}
          onChange={(time) => change({ start: { ...start, time } })}
        />
        <TextField
          at="/endsAt/time"
          label={t.endTime}
          type="time"
          width="narrow"
          value={end.time}
          onChange={(time) => change({ end: { ...end, time } })}
        />
        <ChoiceField
          at="/timeZone"
          label={t.timeZone}
          value={timeZone}
          choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          lock={lockOf('timeZone')}
          onChange={(next) => change({ timeZone: next })}
        />
      </div>
    </More>
  );
}

interface LastDaysProps {
  readonly timeZone: string;
  readonly onChoose: (day: string) => void;
}

/** The ends that are wanted most. */
function LastDays({ timeZone, onChoose }: LastDaysProps) {
  const t = useCouponFormTexts().when;
  const { day } = localTime(Date.now(), isTimeZone(timeZone) ? timeZone : 'UTC');
  const [year = 1970, month = 1] = dateOfDay(day).split('-').map(Number);
  const days = {
    week: dateOfDay(day + 7),
    month: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
    year: `${year}-12-31`,
  };
  return (
    <fieldset className={styles.quick} aria-label={t.quick.label}>
      {(['week', 'month', 'year'] as const).map((each) => (
        <Button key={each} size="xs" variant="default" onClick={() => onChoose(days[each])}>
          {t.quick[each]}
        </Button>
      ))}
    </fieldset>
  );
}

function zonesWith(zone: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(zone) ? known : [zone, ...known];
}
