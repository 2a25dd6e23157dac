import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { problemText } from '../api/problem-text.ts';
import { useTexts } from '../text/use-texts.ts';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  readonly title: string;
  /** A line below the title. */
  readonly help?: ReactNode;
  /** What the button does: `Make key`. */
  readonly submit: string;
  /** Whether all that is needed is there; until then nothing is sent. */
  readonly isComplete?: boolean;
  /** Does it. What it fails with is told in the dialog, which stays open with what was typed. */
  readonly onSubmit: () => unknown;
  readonly onClose: () => void;
  /** The words for what it failed with, where the page has its own. */
  readonly wordsOf?: (error: unknown) => string;
  readonly isDangerous?: boolean;
  readonly size?: number;
  /** The fields. `wasTried`: somebody wanted to send it, so what is missing may be told. */
  readonly children: ReactNode | ((wasTried: boolean) => ReactNode);
}

/** A few fields in a dialog, and one button that does it. Escape leaves it. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    help,
    submit,
    isComplete = true,
    onSubmit,
    onClose,
    wordsOf = problemText,
    children,
  } = props;
  const t = useTexts();
  const [wasTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isComplete || isSending) return;
    setSending(true);
    setProblem(null);
    try {
      await onSubmit();
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose} {...(props.size === undefined ? {} : { size: props.size })}>
      <form className={styles.form} onSubmit={send} noValidate>
        {help === undefined ? null : <p className={styles.help}>{help}</p>}
        {typeof children === 'function' ? children(wasTried) : children}
        <div role="alert">{problem === null ? null : <p className={styles.wrong}>{problem}</p>}</div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t.action.cancel}
          </Button>
          <Button type="submit" loading={isSending} {...(props.isDangerous ? { color: 'danger' } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
