import { updateMe } from '@couponry/sdk';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useMe } from '../../api/session.ts';
import { Card } from '../../ui/card.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './account.module.css';
import { accountProblem } from './account-problem.ts';
import { useAccountTexts } from './text/use-account-texts.ts';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Name and e-mail. Another e-mail wants the password. */
export function ProfileCard() {
  const t = useAccountTexts();
  const me = useMe();
  const [name, setName] = useState(me.name);
  const [email, setEmail] = useState(me.email);
  const [password, setPassword] = useState('');
  const isOther = email.trim().toLowerCase() !== me.email.toLowerCase();
  const save = useChange({
    change: async () =>
      await call(updateMe, { name: name.trim(), ...(isOther ? { email: email.trim(), password } : {}) }),
    told: () => ({ text: t.saved }),
    stale: ['me', 'people'],
    showsFailure: true,
  });
  const nameError = name.trim() === '' ? t.nameMissing : null;
  const emailError = EMAIL.test(email.trim()) ? null : t.emailWrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (nameError === null && emailError === null) save.mutate(undefined);
  };
  return (
    <Card title={t.profile}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t.name}
          error={nameError}
          maxLength={200}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t.email}
          description={t.emailHelp}
          error={emailError}
          type="email"
          maxLength={254}
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {isOther ? (
          <PasswordInput
            label={t.passwordForEmail}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : null}
        <div role="alert">
          {save.error === null ? null : <p className={styles.wrong}>{accountProblem(save.error, t)}</p>}
        </div>
        <div className={styles.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
