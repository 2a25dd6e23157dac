import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SignInStep } from '../../api/auth.ts';
import { failureKind } from '../../api/failure.ts';
import { meQuery } from '../../api/session.ts';
import { isMarkedSignedIn } from '../../api/signed-in-mark.ts';
import { Brand } from '../../ui/brand.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import styles from './sign-in-screen.module.css';
import { useSignInTexts } from './text/use-sign-in-texts.ts';

const route = getRouteApi('/sign-in');

/** Signing in: e-mail and password, then what else is asked for, then on to where one wanted to go. */
export function SignInScreen() {
  const t = useSignInTexts();
  const [step, setStep] = useState<SignInStep | 'password'>('password');
  // The password that was just typed need not be typed again to be changed.
  const [password, setPassword] = useState('');
  const { error } = useQuery({ ...meQuery, retry: false, enabled: isMarkedSignedIn() });
  const isPasswordDue = error !== null && failureKind(error) === 'password';
  const goOn = useGoOn();
  const advance = async (next: SignInStep) => {
    setStep(next);
    if (next === 'done') await goOn();
  };
  return (
    <main className={styles.page} tabIndex={-1} aria-labelledby="page-title">
      <div className={styles.side}>
        <Brand />
        <p className={styles.claim}>{t.claim}</p>
        <div className={styles.ticket} aria-hidden>
          <Ticket offer="10 %" name="Welcome" code={{ kind: 'ean13', code: '2912345678902' }} size="large" />
        </div>
      </div>
      <div className={styles.form}>
        {isPasswordDue || step === 'new-password' ? (
          <NewPasswordForm current={password} onDone={goOn} />
        ) : step === 'second-factor' ? (
          <SecondFactorForm onDone={advance} onAgain={() => setStep('password')} />
        ) : (
          <PasswordForm
            onDone={(next, typed) => {
              setPassword(typed);
              return advance(next);
            }}
          />
        )}
      </div>
    </main>
  );
}

/** Goes to where one wanted to go, unless a new password is due first: then this page asks for it. */
function useGoOn(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to = '/' } = route.useSearch();
  return async () => {
    try {
      await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    } catch (error) {
      if (failureKind(error) === 'password') return;
      throw error;
    }
    await navigate({ to, replace: true });
  };
}
