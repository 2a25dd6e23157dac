import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useField } from '../form-context.tsx';
import styles from './fields.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceFieldProps<Value extends string> {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: ReactNode;
  readonly value: Value;
  readonly choices: readonly (
    | Choice<Value>
    | { readonly group: string; readonly items: readonly Choice<Value>[] }
  )[];
  readonly onChange: (value: Value) => void;
  /** The label is only for those who do not see what is around it. */
  readonly isLabelHidden?: boolean;
  readonly help?: string;
  readonly lock?: string | undefined;
}

/** One of several, from a list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { at, label, value, choices, onChange, isLabelHidden = false, help, lock } = props;
  const field = useField(at);
  const words = lock ?? help;
  return (
    <NativeSelect
      {...field}
      className={styles.fitting ?? ''}
      {...(isLabelHidden ? { 'aria-label': String(label) } : { label })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
      data={choices.map((each) => ('items' in each ? { group: each.group, items: [...each.items] } : each))}
      disabled={lock !== undefined}
      {...(words === undefined ? {} : { description: words })}
    />
  );
}
