import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { accountProblem } from './account-problem.ts';
import { useAccountTexts } from './text/use-account-texts.ts';

interface PasswordDialogProps {
  readonly submit: string;
  /** Does it with the password. */
  readonly onPassword: (password: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the password again: what follows is not for somebody who only sits before an open screen. */
export function PasswordDialog({ submit, onPassword, onClose }: PasswordDialogProps) {
  const t = useAccountTexts();
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={t.factor.passwordTitle}
      submit={submit}
      wordsOf={(error) => accountProblem(error, t)}
      onSubmit={() => onPassword(password)}
      onClose={onClose}
    >
      <PasswordInput
        label={t.factor.password}
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
