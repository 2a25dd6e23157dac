import { useState } from 'react';
import { newBackupCodes } from '../../api/auth.ts';
import { BackupCodesDialog } from './backup-codes-dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { useAccountTexts } from './text/use-account-texts.ts';

/** Makes new backup codes, for who has lost or used the old ones. */
export function NewBackupCodesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useAccountTexts();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <BackupCodesDialog codes={codes} onClose={onClose} />;
  return (
    <PasswordDialog
      submit={t.factor.newCodes}
      onPassword={async (password) => setCodes(await newBackupCodes(password))}
      onClose={onClose}
    />
  );
}
