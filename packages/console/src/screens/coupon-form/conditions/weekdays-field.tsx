import { PARAMETER_SHAPES } from '@couponry/engine';
import { localeOf } from '../../../text/language.ts';
import { useReader } from '../../../text/reader.tsx';
import { useField } from '../form-context.tsx';
import styles from './conditions.module.css';

interface WeekdaysFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (days: readonly string[]) => void;
}

const { weekdays } = PARAMETER_SHAPES;
const DAYS = weekdays.type === 'array' && 'enum' in weekdays.items ? weekdays.items.enum : [];
/** 5 January 1970 was a Monday. */
const MONDAY = Date.UTC(1970, 0, 5);
const DAY_MS = 86_400_000;

/** Days of the week, as the reader's language calls them. */
export function WeekdaysField({ at, label, value, onChange }: WeekdaysFieldProps) {
  const { language } = useReader();
  const { error, ...field } = useField(at);
  const name = new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', timeZone: 'UTC' });
  return (
    <fieldset className={styles.days} {...field}>
      <legend>{label}</legend>
      {DAYS.map((day, index) => (
        <label key={day} className={styles.day}>
          <input
            type="checkbox"
            checked={value.includes(day)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, day] : value.filter((each) => each !== day))
            }
          />
          <span>{name.format(MONDAY + index * DAY_MS)}</span>
        </label>
      ))}
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}
