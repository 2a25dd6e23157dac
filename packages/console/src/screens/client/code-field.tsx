import { Autocomplete } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Wallet } from '../../api/client.ts';
import { useClientTexts } from './text/use-client-texts.ts';

interface CodeFieldProps {
  readonly wallet: Wallet;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error?: ReactNode;
}

/** A code: one that the client has, or any other, typed. */
export function CodeField({ wallet, value, onChange, error }: CodeFieldProps) {
  const t = useClientTexts();
  const entries = [...wallet.usable, ...wallet.unusable];
  const names = new Map(
    entries.flatMap(({ code, coupon }) => (code === null ? [] : [[code, coupon.name] as const])),
  );
  return (
    <Autocomplete
      label={t.code}
      value={value}
      onChange={onChange}
      data={[...names.keys()]}
      limit={8}
      renderOption={({ option }) => (
        <span>
          {option.value} · {names.get(option.value)}
        </span>
      )}
      spellCheck={false}
      error={error}
    />
  );
}
