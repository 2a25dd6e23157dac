import { Button } from '@mantine/core';
import { useTexts } from '../text/use-texts.ts';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What it means, and what it does not. */
  readonly help: string;
  /** What the button does: `Revoke`. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone; what can be undone is done and told with `undo`. */
export function ConfirmDialog({ title, help, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{help}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t.action.cancel}
        </Button>
        <Button
          color="danger"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
