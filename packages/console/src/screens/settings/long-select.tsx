import { Select } from '@mantine/core';

interface LongSelectProps {
  readonly label: string;
  readonly help: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const SHOWN = 60;

/** One of so many that it is found by typing a part of it; one is always chosen. */
export function LongSelect({ label, help, data, value, onChange }: LongSelectProps) {
  return (
    <Select
      label={label}
      description={help}
      searchable
      allowDeselect={false}
      limit={SHOWN}
      data={data}
      value={value}
      onChange={(chosen) => onChange(chosen ?? value)}
    />
  );
}
