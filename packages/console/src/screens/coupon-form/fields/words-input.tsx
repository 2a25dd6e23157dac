import { TagsInput } from '@mantine/core';
import { useField } from '../form-context.tsx';
import styles from './fields.module.css';

/** What a field of words is told. */
export interface WordsFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
  readonly placeholder?: string;
  readonly help?: string;
}

/** Several words: each is ended by Enter or a comma, or pasted with others. */
export function WordsInput({ at, label, value, onChange, placeholder, help }: WordsFieldProps) {
  const field = useField(at);
  return (
    <TagsInput
      {...field}
      className={styles.words ?? ''}
      label={label}
      value={[...value]}
      onChange={onChange}
      maxTags={1000}
      acceptValueOnBlur
      {...(help === undefined ? {} : { description: help })}
      {...(value.length > 0 || placeholder === undefined ? {} : { placeholder })}
    />
  );
}
