import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useEffect, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** Told when the typing pauses. */
  readonly onChange: (value: string) => void;
}

const TYPING_MS = 200;

/** The search of a list. What is looked for belongs in the address. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const t = useTexts();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const tell = useDebouncedCallback(onChange, TYPING_MS);
  const change = (next: string) => {
    setTyped(next);
    tell(next.trim());
  };
  return (
    <TextInput
      type="search"
      size="sm"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      // Told later, it would take somebody back who has gone on to another page meanwhile.
      onBlur={tell.flush}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      rightSection={
        typed === '' ? null : <CloseButton size="sm" aria-label={t.action.clear} onClick={() => change('')} />
      }
    />
  );
}
