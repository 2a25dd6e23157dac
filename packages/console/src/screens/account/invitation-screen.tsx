import { acceptInvitation, lookUpInvitation } from '@couponry/sdk';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../api/auth.ts';
import { call } from '../../api/call.ts';
import { failureKind } from '../../api/failure.ts';
import { chooseWorkspace } from '../../api/workspace.ts';
import { Brand } from '../../ui/brand.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './account.module.css';
import { accountProblem } from './account-problem.ts';
import page from './invitation-screen.module.css';
import { useAccountTexts } from './text/use-account-texts.ts';

const LEAST = 10;

/** What somebody was invited to, and the way in. The token is behind the `#` of the link, so that no server's log has it. */
export function InvitationScreen() {
  const t = useAccountTexts();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '');
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => await call(lookUpInvitation, { token }),
    enabled: token !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
  const isGone = token === '' || (error !== null && ['missing', 'refused'].includes(failureKind(error)));
  return (
    <main className={page.page} tabIndex={-1} aria-labelledby="page-title">
      <div className={page.sheet}>
        <Brand />
        {isGone ? (
          <>
            <PageHead title={t.invitation.goneTitle} />
            <p className={styles.quiet}>{t.invitation.goneHelp}</p>
            <Button variant="default" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
              {t.invitation.signIn}
            </Button>
          </>
        ) : error !== null ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data === undefined ? (
          <Loading />
        ) : (
          <AcceptForm token={token} invitation={data} />
        )}
      </div>
    </main>
  );
}

interface AcceptFormProps {
  readonly token: string;
  readonly invitation: {
    readonly workspace: { readonly id: string; readonly name: string };
    readonly email: string;
    readonly role: 'owner' | 'marketer' | 'support' | 'analyst';
    readonly isKnown: boolean;
  };
}

function AcceptForm({ token, invitation }: AcceptFormProps) {
  const t = useAccountTexts();
  const navigate = useNavigate();
  const { workspace, email, role, isKnown } = invitation;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const accept = useChange({
    change: async () => {
      await call(acceptInvitation, { token, password, ...(isKnown ? {} : { name: name.trim() }) });
      const step = await signIn(email, password);
      chooseWorkspace(workspace.id);
      await navigate({ to: step === 'done' ? '/' : '/sign-in', replace: true });
    },
    stale: ['me'],
    showsFailure: true,
  });
  const nameError = !isKnown && name.trim() === '' ? t.nameMissing : null;
  const passwordError = password.length < LEAST ? t.tooShort : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameError === null && passwordError === null) accept.mutate(undefined);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <PageHead
        title={t.invitation.title}
        lead={t.invitation.lead(workspace.name, t.invitation.roles[role])}
      />
      {isKnown ? <p>{t.invitation.known}</p> : null}
      <TextInput label={t.invitation.email} value={email} readOnly autoComplete="username" />
      {isKnown ? null : (
        <TextInput
          label={t.invitation.name}
          error={isTried ? nameError : null}
          autoComplete="name"
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <PasswordInput
        label={isKnown ? t.invitation.knownPassword : t.invitation.password}
        description={isKnown ? undefined : t.invitation.passwordHelp}
        error={isTried ? passwordError : null}
        autoComplete={isKnown ? 'current-password' : 'new-password'}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div role="alert">
        {accept.error === null ? null : <p className={styles.wrong}>{accountProblem(accept.error, t)}</p>}
      </div>
      <Button type="submit" loading={accept.isPending}>
        {t.invitation.accept}
      </Button>
    </form>
  );
}
