import { disableCode, enableCode } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Code } from '../../api/code.ts';
import { codeQuery } from '../../api/code-queries.ts';
import { useMay } from '../../api/may.ts';
import { problemText } from '../../api/problem-text.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useToast } from '../../ui/toasts.tsx';
import { useCodeTexts } from './text/use-code-texts.ts';

// What most visits do not need.
const AssignDialog = lazyPart(() => import('./assign-dialog.tsx'), 'AssignDialog');

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
      <Suspense fallback={null}>
        {isAssigning ? <AssignDialog code={code.code} onClose={() => setAssigning(false)} /> : null}
      </Suspense>
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
