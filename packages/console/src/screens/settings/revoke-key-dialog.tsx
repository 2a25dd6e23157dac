import { revokeKey } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { Key } from '../../api/settings-queries.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

interface RevokeKeyDialogProps {
  readonly apiKey: Key;
  readonly onClose: () => void;
}

/** Asks before a key ends: whatever still uses it stops working. */
export function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const t = useSettingsTexts();
  const revoke = useChange({
    change: async (id: string) => await call(revokeKey, id),
    told: ({ name }) => ({ text: t.keys.revokedToast(name) }),
    stale: ['keys', 'audit'],
  });
  return (
    <ConfirmDialog
      title={t.keys.revokeTitle(apiKey.name)}
      help={t.keys.revokeHelp}
      confirm={t.keys.revoke}
      onConfirm={() => revoke.mutate(apiKey.id)}
      onClose={onClose}
    />
  );
}
