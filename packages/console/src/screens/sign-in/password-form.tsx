import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AuthFailure, type SignInStep, signIn } from '../../api/auth.ts';
import { SignInForm } from './sign-in-form.tsx';
import type { SignInTexts } from './text/en.ts';
import { useSignInTexts } from './text/use-sign-in-texts.ts';

interface PasswordFormProps {
  /** They were right; `next` is what else is asked for. */
  readonly onDone: (next: SignInStep, password: string) => Promise<void>;
}

/** E-mail and password. */
export function PasswordForm({ onDone }: PasswordFormProps) {
  const t = useSignInTexts();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = async () => {
    if (email.trim() === '' || password === '') return t.wrong;
    try {
      await onDone(await signIn(email.trim(), password), password);
      return null;
    } catch (error) {
      return signInProblem(error, t, t.wrong);
    }
  };
  return (
    <SignInForm title={t.title} submit={t.submit} onSubmit={submit}>
      <TextInput
        label={t.email}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </SignInForm>
  );
}

/** What to say of a step that failed; `refused` when what was typed is not right. */
export function signInProblem(error: unknown, t: SignInTexts, refused: string): string {
  if (!(error instanceof AuthFailure)) return error instanceof TypeError ? t.unreachable : t.failed;
  if (error.status === 429) return t.slow;
  return error.status >= 500 ? t.failed : refused;
}
