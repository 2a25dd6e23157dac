import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor, type NewSecondFactor } from '../../api/auth.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './account.module.css';
import { accountProblem } from './account-problem.ts';
import { BackupCodesDialog } from './backup-codes-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { QrCode } from './qr-code.tsx';
import { useAccountTexts } from './text/use-account-texts.ts';

/** Adds a second step: the password, what the app scans and its first code, then the backup codes. */
export function AddSecondFactorDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useAccountTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const [begun, setBegun] = useState<NewSecondFactor | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const finish = async () => {
    onClose();
    tell({ text: t.factor.turnedOn });
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  if (begun === null) {
    return (
      <PasswordDialog
        submit={t.factor.goOn}
        onPassword={async (password) => setBegun(await beginSecondFactor(password))}
        onClose={onClose}
      />
    );
  }
  if (isConfirmed) return <BackupCodesDialog codes={begun.backupCodes} onClose={finish} />;
  return <ScanDialog uri={begun.uri} onDone={() => setConfirmed(true)} onClose={onClose} />;
}

interface ScanDialogProps {
  readonly uri: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function ScanDialog({ uri, onDone, onClose }: ScanDialogProps) {
  const t = useAccountTexts();
  const [code, setCode] = useState('');
  const confirm = async () => {
    await confirmSecondFactor(code.replace(/\s/g, ''));
    onDone();
  };
  return (
    <FormDialog
      title={t.factor.scanTitle}
      help={t.factor.scanHelp}
      submit={t.factor.confirm}
      wordsOf={(error) => accountProblem(error, t)}
      onSubmit={confirm}
      onClose={onClose}
    >
      <QrCode text={uri} label={t.factor.picture} />
      <div className={styles.quiet}>
        {t.factor.secret}
        <code className={styles.secret}>{new URL(uri).searchParams.get('secret')}</code>
      </div>
      <TextInput
        label={t.factor.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
