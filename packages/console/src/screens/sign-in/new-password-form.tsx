import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { changePassword } from '../../api/auth.ts';
import { signInProblem } from './password-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInTexts } from './text/use-sign-in-texts.ts';

interface NewPasswordFormProps {
  /** The present password, if it was just typed; else it is asked for. */
  readonly current: string;
  readonly onDone: () => Promise<void>;
}

const LEAST = 10;

/** A password of one's own, which is due before anything else. */
export function NewPasswordForm({ current, onDone }: NewPasswordFormProps) {
  const t = useSignInTexts();
  const [typed, setTyped] = useState(current);
  const [next, setNext] = useState('');
  const submit = async () => {
    if (next.length < LEAST) return t.tooShort;
    if (next === typed) return t.same;
    try {
      await changePassword(typed, next);
      await onDone();
      return null;
    } catch (error) {
      return signInProblem(error, t, t.currentWrong);
    }
  };
  return (
    <SignInForm title={t.newTitle} lead={t.newLead} submit={t.newSubmit} onSubmit={submit}>
      {current === '' ? (
        <PasswordInput
          label={t.current}
          name="current-password"
          autoComplete="current-password"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      <PasswordInput
        label={t.next}
        description={t.nextHelp}
        name="new-password"
        autoComplete="new-password"
        autoFocus
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
    </SignInForm>
  );
}
