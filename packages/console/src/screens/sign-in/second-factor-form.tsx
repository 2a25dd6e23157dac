import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerSecondFactor, type SignInStep } from '../../api/auth.ts';
import { signInProblem } from './password-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignInTexts } from './text/use-sign-in-texts.ts';

interface SecondFactorFormProps {
  readonly onDone: (next: SignInStep) => Promise<void>;
  readonly onAgain: () => void;
}

/** The digits of an app, or a backup code. */
export function SecondFactorForm({ onDone, onAgain }: SecondFactorFormProps) {
  const t = useSignInTexts();
  const [code, setCode] = useState('');
  const submit = async () => {
    try {
      await onDone(await answerSecondFactor(code.replace(/\s/g, '')));
      return null;
    } catch (error) {
      return signInProblem(error, t, t.factorWrong);
    }
  };
  return (
    <SignInForm
      title={t.factorTitle}
      lead={t.factorLead}
      submit={t.factorSubmit}
      onSubmit={submit}
      foot={
        <Button variant="subtle" onClick={onAgain}>
          {t.again}
        </Button>
      }
    >
      <TextInput
        label={t.factor}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </SignInForm>
  );
}
