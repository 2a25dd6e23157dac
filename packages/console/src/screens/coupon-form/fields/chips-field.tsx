import { useId } from 'react';
import { useField } from '../form-context.tsx';
import styles from './chips-field.module.css';

interface ChipsFieldProps<Value extends string> {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  /** The label is only for those who do not see what is around it. */
  readonly isLabelHidden?: boolean;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** Why it cannot be changed. */
  readonly lock?: string | undefined;
}

/** One of a few, all of them to be seen. */
export function ChipsField<Value extends string>({
  at,
  label,
  isLabelHidden = false,
  value,
  choices,
  onChange,
  lock,
}: ChipsFieldProps<Value>) {
  const { error, ...field } = useField(at);
  const name = useId();
  return (
    <fieldset className={styles.chips} disabled={lock !== undefined} {...field}>
      <legend className={isLabelHidden ? styles.hidden : styles.label}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.chip}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {lock === undefined ? null : <p className={styles.help}>{lock}</p>}
      {error === undefined ? null : (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
