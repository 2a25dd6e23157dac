import { assignCode, disableCode, enableCode } from '@couponry/sdk';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Code } from '../../api/code.ts';
import { codeQuery } from '../../api/code-queries.ts';
import { clientRefOf } from '../../api/find-clients.ts';
import { useMay } from '../../api/may.ts';
import { problemText } from '../../api/problem-text.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useCodesTexts } from '../codes/text/use-codes-texts.ts';
import { useCodeTexts } from './text/use-code-texts.ts';

/** What can be done with a code: give it to a client, disable it and take that back. Nothing with a code for everybody. */
export function CodeActions({ code }: { readonly code: Code }) {
  const t = useCodeTexts();
  const { disable, enable } = useSwitch();
  const [isAssigning, setAssigning] = useState(false);
  const maySwitch = useMay('disableCode');
  const mayAssign = useMay('assignCode');
  if (code.kind === 'friendly') return null;
  const isFree = code.clientId === null && code.state === 'issued';
  return (
    <>
      {code.clientId === null ? null : (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              to="/clients/$clientId"
              params={{ clientId: code.clientId ?? '' }}
              search={{ code: code.code }}
              {...props}
            />
          )}
        >
          {t.whyNot}
        </Button>
      )}
      {!maySwitch ? null : code.state === 'disabled' ? (
        <Button onClick={() => enable(code.code)}>{t.enable}</Button>
      ) : (
        <Button variant="default" onClick={() => disable(code.code)}>
          {t.disable}
        </Button>
      )}
      {isFree && mayAssign ? <Button onClick={() => setAssigning(true)}>{t.assign}</Button> : null}
      {isAssigning ? <AssignDialog code={code.code} onClose={() => setAssigning(false)} /> : null}
    </>
  );
}

/** Disables and enables a code; each can be taken back by the other. */
function useSwitch() {
  const t = useCodeTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const run = async (operation: typeof disableCode | typeof enableCode, code: string, told: () => void) => {
    try {
      queries.setQueryData(codeQuery(code).queryKey, await call(operation, code));
      await queries.invalidateQueries({ queryKey: ['codes'] });
      await queries.invalidateQueries({ queryKey: ['clients'] });
      told();
    } catch (error) {
      tell({ kind: 'bad', text: problemText(error) });
    }
  };
  const disable = (code: string): void =>
    void run(disableCode, code, () => tell({ text: t.told.disabled(code), undo: () => enable(code) }));
  const enable = (code: string): void =>
    void run(enableCode, code, () => tell({ text: t.told.enabled(code), undo: () => disable(code) }));
  return { disable, enable };
}

function AssignDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const t = useCodeTexts();
  const shared = useCodesTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const [client, setClient] = useState('');
  const isNamed = client.trim() !== '';
  const assign = async () => {
    const answer = await call(assignCode, code, { client: await clientRefOf(client) });
    queries.setQueryData(codeQuery(code).queryKey, answer);
    await queries.invalidateQueries({ queryKey: ['codes'] });
    tell({ text: t.told.assigned(code) });
    onClose();
  };
  return (
    <ActionDialog
      title={t.assign}
      help={t.assignHelp}
      submit={t.assignSubmit}
      isComplete={isNamed}
      onSubmit={assign}
      onClose={onClose}
    >
      {(wasTried) => (
        <TextInput
          label={shared.client}
          description={shared.clientHelp}
          value={client}
          onChange={(event) => setClient(event.currentTarget.value)}
          error={wasTried && !isNamed ? shared.needsClient : null}
          data-autofocus
        />
      )}
    </ActionDialog>
  );
}
