import { Checkbox } from '@mantine/core';
import { useField } from '../form-context.tsx';

interface CheckFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Yes or no. */
export function CheckField({ at, label, help, value, onChange }: CheckFieldProps) {
  return (
    <Checkbox
      {...useField(at)}
      label={label}
      {...(help === undefined ? {} : { description: help })}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
