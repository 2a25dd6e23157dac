import { createKey } from '@couponry/sdk';
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

const SCOPES = ['client', 'admin', 'batch'] as const;
type Scope = (typeof SCOPES)[number];

/** Makes a key; then shows it, this once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useSettingsTexts();
  const [name, setName] = useState('');
  const [store, setStore] = useState('default');
  const [scope, setScope] = useState<Scope>('client');
  const make = useChange({
    change: async () => await call(createKey, { name: name.trim(), scope, store: store.trim() || 'default' }),
    stale: ['keys', 'audit'],
    showsFailure: true,
  });
  const isNamed = name.trim() !== '';
  if (make.data !== undefined) return <MadeKey value={make.data.key ?? ''} onClose={onClose} />;
  return (
    <FormDialog
      title={t.keys.createTitle}
      submit={t.keys.createSubmit}
      isComplete={isNamed}
      onSubmit={() => make.mutateAsync(undefined)}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <TextInput
            label={t.keys.name}
            description={t.keys.nameHelp}
            error={wasTried && !isNamed ? t.keys.nameMissing : null}
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group
            label={t.keys.scope}
            value={scope}
            onChange={(value) => setScope(SCOPES.find((each) => each === value) ?? 'client')}
          >
            <div className={styles.choices}>
              {SCOPES.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t.keys.scopes[each]}
                  description={t.keys.scopeHelp[each]}
                />
              ))}
            </div>
          </Radio.Group>
          <TextInput
            label={t.keys.store}
            description={t.keys.storeHelp}
            maxLength={200}
            value={store}
            onChange={(event) => setStore(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Closed by its button only, so that nobody loses the key by a click beside it. */
function MadeKey({ value, onClose }: { readonly value: string; readonly onClose: () => void }) {
  const t = useSettingsTexts();
  return (
    <Dialog title={t.keys.shownTitle} holds="firmly" onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.lead}>{t.keys.shownHelp}</p>
        <ShownOnce label={t.keys.key} value={value} />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.keys.done}</Button>
        </div>
      </div>
    </Dialog>
  );
}
