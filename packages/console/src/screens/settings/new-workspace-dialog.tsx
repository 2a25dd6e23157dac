import { createWorkspace } from '@couponry/sdk';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../api/session.ts';
import { useGoToWorkspace } from '../../api/use-go-to-workspace.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { CurrencyField } from './currency-field.tsx';
import { useSettingsTexts } from './text/use-settings-texts.ts';
import { TimeZoneField } from './time-zone-field.tsx';

/** Makes a workspace and goes there. */
export function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useSettingsTexts();
  const here = useWorkspace();
  const goTo = useGoToWorkspace();
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState(here.currency);
  const [timeZone, setTimeZone] = useState(here.timeZone);
  const make = useChange({
    change: async () => {
      const made = await call(createWorkspace, { name: name.trim(), currency, timeZone });
      await goTo(made.id);
      return made;
    },
    told: (made) => ({ text: t.workspace.created(made.name), workspace: made.id }),
    stale: [],
    showsFailure: true,
  });
  const isNamed = name.trim() !== '';
  return (
    <FormDialog
      title={t.workspace.createTitle}
      help={t.workspace.createHelp}
      submit={t.workspace.createSubmit}
      isComplete={isNamed}
      onSubmit={() => make.mutateAsync(undefined)}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <TextInput
            label={t.workspace.name}
            error={wasTried && !isNamed ? t.workspace.nameMissing : null}
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <CurrencyField help={t.workspace.currencyHelp} value={currency} onChange={setCurrency} />
          <TimeZoneField help={t.workspace.timeZoneHelp} value={timeZone} onChange={setTimeZone} />
        </>
      )}
    </FormDialog>
  );
}
