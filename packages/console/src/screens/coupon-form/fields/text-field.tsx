import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useField } from '../form-context.tsx';
import styles from './fields.module.css';

interface TextFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'date' | 'time' | 'url';
  readonly help?: string | undefined;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Codes are set in their own type. */
  readonly isCode?: boolean;
  readonly width?: 'narrow' | 'medium' | 'wide';
  readonly lock?: string | undefined;
}

/** A line of text, a day or a time of day. */
export function TextField(props: TextFieldProps) {
  const { at, label, value, onChange, type = 'text', help, placeholder, maxLength = 255 } = props;
  const { isCode = false, width = 'wide', lock } = props;
  const field = useField(at);
  const words = lock ?? help;
  return (
    <TextInput
      {...field}
      className={styles[width] ?? ''}
      classNames={{ input: isCode ? (styles.code ?? '') : '' }}
      label={label}
      type={type}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={!isCode}
      disabled={lock !== undefined}
      {...(type === 'date' ? { min: '1971-01-01', max: '9998-12-31' } : type === 'time' ? {} : { maxLength })}
      {...(words === undefined ? {} : { description: words })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
