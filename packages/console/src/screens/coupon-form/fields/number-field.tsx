import { TextInput } from '@mantine/core';
import { useField } from '../form-context.tsx';
import styles from './fields.module.css';

interface NumberFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  /** The label is only for those who do not see what is around it. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What is counted, inside the field: `%`, `times`, `GBP`. */
  readonly unit?: string;
  /** Currencies stand before the number. */
  readonly unitFirst?: boolean;
  readonly help?: string;
  readonly placeholder?: string;
  readonly lock?: string | undefined;
}

/** How wide a unit is, in pixels: about the width of its letters. */
const LETTER = 8;
const AROUND = 20;

/** A number with its unit inside the field. It stays a text until the form is read. */
export function NumberField(props: NumberFieldProps) {
  const {
    at,
    label,
    value,
    onChange,
    unit,
    unitFirst = false,
    help,
    placeholder,
    lock,
    isLabelHidden = false,
  } = props;
  const field = useField(at);
  const sign = unit === undefined ? null : <span className={styles.unit}>{unit}</span>;
  const width = AROUND + LETTER * (unit?.length ?? 0);
  const side = unitFirst
    ? { leftSection: sign, leftSectionWidth: width, leftSectionPointerEvents: 'none' as const }
    : { rightSection: sign, rightSectionWidth: width, rightSectionPointerEvents: 'none' as const };
  const words = lock ?? help;
  return (
    <TextInput
      {...field}
      {...(sign === null ? {} : side)}
      className={styles.narrow ?? ''}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      disabled={lock !== undefined}
      {...(words === undefined ? {} : { description: words })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
