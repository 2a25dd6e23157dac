import { updateWorkspace } from '@couponry/sdk';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { problemText } from '../../api/problem-text.ts';
import type { useWorkspace } from '../../api/session.ts';
import { Field } from '../../ui/field.tsx';
import { useChange } from '../../ui/use-change.ts';
import { CurrencyField } from './currency-field.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';
import { TimeZoneField } from './time-zone-field.tsx';

const PREFIX = /^[0-9]{0,6}$/;

/** The settings of the workspace. */
export function WorkspaceForm({ workspace }: { readonly workspace: ReturnType<typeof useWorkspace> }) {
  const t = useSettingsTexts();
  const [name, setName] = useState(workspace.name);
  const [currency, setCurrency] = useState(workspace.currency);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const [language, setLanguage] = useState(workspace.language);
  const [prefix, setPrefix] = useState(workspace.codePrefix ?? '');
  const save = useChange({
    change: async () =>
      await call(updateWorkspace, workspace.id, {
        ...{ name: name.trim(), currency, timeZone, language },
        codePrefix: prefix === '' ? null : prefix,
      }),
    told: () => ({ text: t.workspace.saved }),
    stale: ['me', 'audit'],
    showsFailure: true,
  });
  const isRight = name.trim() !== '' && PREFIX.test(prefix);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) save.mutate(undefined);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.lead}>{t.workspace.lead}</p>
      <TextInput
        label={t.workspace.name}
        error={name.trim() === '' ? t.workspace.nameMissing : null}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.fields}>
        <CurrencyField help={t.workspace.currencyHelp} value={currency} onChange={setCurrency} />
        <TimeZoneField help={t.workspace.timeZoneHelp} value={timeZone} onChange={setTimeZone} />
        <Field label={t.workspace.language} help={t.workspace.languageHelp}>
          {(ids) => (
            <SegmentedControl
              {...ids}
              value={language}
              onChange={(value) => setLanguage(value === 'pl' ? 'pl' : 'en')}
              data={[
                { value: 'en', label: t.workspace.languages.en },
                { value: 'pl', label: t.workspace.languages.pl },
              ]}
            />
          )}
        </Field>
        <TextInput
          label={t.workspace.codePrefix}
          description={t.workspace.codePrefixHelp}
          error={PREFIX.test(prefix) ? null : t.workspace.prefixWrong}
          inputMode="numeric"
          placeholder="29"
          value={prefix}
          onChange={(event) => setPrefix(event.currentTarget.value.trim())}
        />
      </div>
      <div role="alert">
        {save.error === null ? null : <p className={styles.wrong}>{problemText(save.error)}</p>}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t.workspace.save}
        </Button>
      </div>
    </form>
  );
}
