import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { changePassword } from '../../api/auth.ts';
import { Card } from '../../ui/card.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './account.module.css';
import { accountProblem } from './account-problem.ts';
import { useAccountTexts } from './text/use-account-texts.ts';

const LEAST = 10;

/** Another password; every other session ends with the old one. */
export function PasswordCard() {
  const t = useAccountTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const change = useChange({
    change: async () => {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
    },
    told: () => ({ text: t.passwordChanged }),
    stale: ['me'],
    showsFailure: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = next.length < LEAST ? t.tooShort : next === current ? t.same : null;
    setWrong(problem);
    if (problem === null) change.mutate(undefined);
  };
  return (
    <Card title={t.password}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordInput
          label={t.current}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t.next}
          description={t.nextHelp}
          error={wrong}
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div role="alert">
          {change.error === null ? null : <p className={styles.wrong}>{accountProblem(change.error, t)}</p>}
        </div>
        <div className={styles.buttons}>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t.changePassword}
          </Button>
        </div>
      </form>
    </Card>
  );
}
