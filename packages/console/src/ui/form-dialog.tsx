import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
  /** What the button does: `Make key`. */
  readonly submit: string;
  readonly isBusy: boolean;
  /** Why it did not work; what was typed stays. */
  readonly wrong?: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A few fields in a dialog, and one button that does it. */
export function FormDialog(props: FormDialogProps) {
  const { title, help, children, submit, isBusy, wrong = null, onSubmit, onClose } = props;
  const t = useTexts();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={send} noValidate>
        {help === undefined ? null : <p className={styles.help}>{help}</p>}
        {children}
        <div role="alert">{wrong === null ? null : <p className={styles.wrong}>{wrong}</p>}</div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t.action.cancel}
          </Button>
          <Button type="submit" loading={isBusy}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
