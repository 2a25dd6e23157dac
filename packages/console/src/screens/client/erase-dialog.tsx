import { eraseClient } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { Client } from '../../api/client.ts';
import { clientTitle } from '../../api/client-title.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './data-card.module.css';
import { useClientTexts } from './text/use-client-texts.ts';
import { useRefresh } from './use-refresh.ts';

interface EraseDialogProps {
  readonly client: Client;
  readonly onClose: () => void;
}

/** Erases who a client is, after what goes and what stays was read and their name was typed: it cannot be undone. */
export function EraseDialog({ client, onClose }: EraseDialogProps) {
  const t = useClientTexts().data;
  const tell = useToast();
  const refresh = useRefresh();
  const name = clientTitle(client).replace('…', '');
  const erase = async () => {
    await call(eraseClient, client.id);
    onClose();
    tell({ text: t.erased });
    await refresh();
  };
  return (
    <AskDialog
      title={t.eraseTitle}
      help={t.eraseHelp}
      submit={t.erase}
      label={t.confirm(name)}
      isRight={(text) => text.toLowerCase() === name.toLowerCase()}
      wrong={t.mismatch(name)}
      onSubmit={erase}
      onClose={onClose}
      isDangerous
    >
      <ul className={styles.stays}>
        {t.eraseStays.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </AskDialog>
  );
}
