import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import styles from './form.module.css';

interface SignInFormProps {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Does it; resolves with what is wrong, or null. */
  readonly onSubmit: () => Promise<string | null>;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** One step of signing in: its fields, one button, and what is wrong with what was typed, which stays. */
export function SignInForm({ title, lead, submit, onSubmit, children, foot }: SignInFormProps) {
  const t = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(null);
    const problem = await onSubmit();
    setWrong(problem);
    setBusy(false);
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <h1 id="page-title" className={styles.title}>
        {title}
      </h1>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {children}
      <div role="alert">{wrong === null ? null : <p className={styles.wrong}>{wrong}</p>}</div>
      <Button type="submit" loading={isBusy}>
        {submit}
      </Button>
      {foot}
    </form>
  );
}
