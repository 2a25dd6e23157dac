import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './account.module.css';
import { useAccountTexts } from './text/use-account-texts.ts';

interface BackupCodesDialogProps {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** Backup codes, shown this once; closed by its buttons only, so that nobody loses them by a click beside it. */
export function BackupCodesDialog({ codes, onClose }: BackupCodesDialogProps) {
  const t = useAccountTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(codes.join('\n'));
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <Dialog title={t.factor.codesTitle} holds="firmly" onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t.factor.codesHelp}</p>
        <ul className={styles.codes} aria-label={t.factor.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className={styles.end}>
          <div className={styles.buttons}>
            <Button variant="default" onClick={copy}>
              <span role="status">{isCopied ? t.factor.copied : t.factor.copy}</span>
            </Button>
            <Button onClick={onClose} data-autofocus>
              {t.factor.done}
            </Button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
