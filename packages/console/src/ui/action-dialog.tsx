import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { problemText } from '../api/problem-text.ts';
import { useTexts } from '../text/use-texts.ts';
import styles from './action-dialog.module.css';

interface ActionDialogProps {
  readonly title: string;
  /** A line below the title. */
  readonly help?: ReactNode;
  /** What the button says that it does. */
  readonly submit: string;
  /** Whether all that is needed is there; until then nothing is sent. */
  readonly isComplete: boolean;
  /** Sends it. What it rejects with is told in the dialog, which stays open with what was typed. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly isDangerous?: boolean;
  readonly size?: number;
  /** The fields. `wasTried`: somebody wanted to send it, so what is missing may be told. */
  readonly children: (wasTried: boolean) => ReactNode;
}

/** A short form in a dialog: one thing to do, with what it needs. Escape leaves it. */
export function ActionDialog(props: ActionDialogProps) {
  const {
    title,
    help,
    submit,
    isComplete,
    onSubmit,
    onClose,
    isDangerous = false,
    size = 480,
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
      setProblem(problemText(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t.action.close }}
    >
      <form className={styles.form} onSubmit={send} noValidate>
        {help === undefined ? null : <p className={styles.help}>{help}</p>}
        {children(wasTried)}
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t.action.cancel}
          </Button>
          <Button type="submit" loading={isSending} {...(isDangerous ? { color: 'danger' } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
