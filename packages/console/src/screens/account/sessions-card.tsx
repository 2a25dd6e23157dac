import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOutElsewhere, signOutEverywhere } from '../../api/auth.ts';
import { useMe } from '../../api/session.ts';
import { useFormats } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './account.module.css';
import { useAccountTexts } from './text/use-account-texts.ts';

/** The session on this device, and the end of all others. */
export function SessionsCard() {
  const t = useAccountTexts();
  const formats = useFormats();
  const { session } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const elsewhere = useChange({
    change: signOutElsewhere,
    told: () => ({ text: t.sessions.doneElsewhere }),
    stale: [],
  });
  const everywhere = useChange({
    change: async () => {
      await signOutEverywhere();
      queries.clear();
      await navigate({ to: '/sign-in' });
    },
    stale: [],
  });
  return (
    <Card title={t.sessions.title}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t.sessions.here(formats.instant(session.expiresAt))}</p>
        <div className={styles.buttons}>
          <Button variant="default" loading={elsewhere.isPending} onClick={() => elsewhere.mutate(undefined)}>
            {t.sessions.elsewhere}
          </Button>
          <Button
            variant="default"
            loading={everywhere.isPending}
            onClick={() => everywhere.mutate(undefined)}
          >
            {t.sessions.everywhere}
          </Button>
        </div>
      </div>
    </Card>
  );
}
