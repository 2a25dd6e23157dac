import { mergeClients } from '@couponry/sdk';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Client } from '../../api/client.ts';
import { clientTitle } from '../../api/client-title.ts';
import { findClientsByText } from '../../api/find-clients.ts';
import { useFormats } from '../../text/reader.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './data-card.module.css';
import type { MergeTexts } from './text/merge-en.ts';
import { useMergeTexts } from './text/use-merge-texts.ts';
import { useRefresh } from './use-refresh.ts';

const TYPING_MS = 200;
const LONGEST = 200;

interface MergeDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

/** Makes one client of two, where one person is known twice: who stays is found by any identifier and shown before. */
export function MergeDialog({ client, onClose }: MergeDialogProps) {
  const t = useMergeTexts();
  const tell = useToast();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { found, isLooking } = useFoundByText(typed);
  const others = found.filter(({ id }) => id !== client.id);
  const [other] = others;
  const isOne = other !== undefined && others.length === 1;
  const wrong =
    isLooking || isOne ? null : wrongIn(t, { typed, isItself: found.length > others.length, others });
  const merge = async () => {
    if (other === undefined) return;
    await call(mergeClients, client.id, { into: other.id });
    onClose();
    await navigate({ to: '/clients/$clientId', params: { clientId: other.id } });
    tell({ text: t.told });
    await refresh();
  };
  return (
    <FormDialog
      title={t.title}
      help={t.help(clientTitle(client))}
      submit={t.submit}
      isComplete={isOne && !isLooking}
      onSubmit={merge}
      onClose={onClose}
      isDangerous
    >
      {(wasTried) => (
        <>
          <ul className={styles.stays}>
            {t.points.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <TextInput
            label={t.other}
            description={t.otherHelp}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={LONGEST}
            error={wasTried ? wrong : null}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          <div aria-live="polite">{isOne ? <Found client={other} /> : null}</div>
        </>
      )}
    </FormDialog>
  );
}

function Found({ client }: { readonly client: Client }) {
  const t = useMergeTexts();
  const formats = useFormats();
  const { email, customIdentify, createdAt } = client;
  const number = email === null ? null : customIdentify;
  return <p>{t.stays(clientTitle(client), number, formats.day(createdAt))}</p>;
}

interface Looked {
  readonly typed: string;
  readonly isItself: boolean;
  readonly others: readonly Client[];
}

/** Why what was typed names nobody to merge into. */
function wrongIn(t: MergeTexts, { typed, isItself, others }: Looked): string {
  if (typed.trim() === '') return t.needed;
  if (others.length > 1) return t.several;
  return isItself ? t.itself : t.nobody;
}

/** Whoever is called by a text, as soon as the typing pauses. */
function useFoundByText(typed: string): { readonly found: readonly Client[]; readonly isLooking: boolean } {
  const text = typed.trim();
  const [wanted] = useDebouncedValue(text, TYPING_MS);
  const { data = [], isLoading } = useQuery({
    queryKey: ['clients', 'named', wanted],
    queryFn: async ({ signal }) => await findClientsByText(wanted, signal),
    enabled: wanted !== '',
  });
  const isLooking = text !== wanted || isLoading;
  return { found: isLooking || text === '' ? [] : data, isLooking };
}
