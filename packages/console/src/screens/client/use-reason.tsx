import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useClientTexts } from './text/use-client-texts.ts';

/** Why somebody does something for a client: the field that asks for it, and what is sent of it; nothing where it is empty. */
export function useReason(): { readonly field: ReactNode; readonly sent: { readonly reason?: string } } {
  const t = useClientTexts();
  const [reason, setReason] = useState('');
  const field = (
    <TextInput
      label={t.reason}
      description={t.reasonHelp}
      value={reason}
      onChange={(event) => setReason(event.currentTarget.value)}
      maxLength={200}
    />
  );
  return { field, sent: reason.trim() === '' ? {} : { reason: reason.trim() } };
}
