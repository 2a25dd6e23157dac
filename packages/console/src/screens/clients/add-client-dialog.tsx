import { upsertClient } from '@couponry/sdk';
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useGoFromHere } from '../../ui/use-go-from-here.ts';
import { useClientsTexts } from './text/use-clients-texts.ts';

/** Makes a client known, or adds an identifier to one who is. */
export function AddClientDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useClientsTexts();
  const queries = useQueryClient();
  const goOn = useGoFromHere();
  const [email, setEmail] = useState('');
  const [own, setOwn] = useState('');
  const isComplete = email.trim() !== '' || own.trim() !== '';
  const add = async () => {
    const client = await call(upsertClient, {
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(own.trim() === '' ? {} : { customIdentify: own.trim() }),
    });
    await queries.invalidateQueries({ queryKey: ['clients'] });
    onClose();
    await goOn({ to: '/clients/$clientId', params: { clientId: client.id } });
  };
  return (
    <FormDialog
      title={t.add.title}
      help={t.add.help}
      submit={t.add.submit}
      isComplete={isComplete}
      onSubmit={add}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <TextInput
            type="email"
            label={t.add.email}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={wasTried && !isComplete ? t.add.needed : null}
            data-autofocus
          />
          <TextInput label={t.add.own} value={own} onChange={(event) => setOwn(event.currentTarget.value)} />
        </>
      )}
    </FormDialog>
  );
}
