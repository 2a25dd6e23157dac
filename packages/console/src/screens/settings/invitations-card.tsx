import { revokeInvitation } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { type Invitation, invitationsQuery } from '../../api/settings-queries.ts';
import { Card } from '../../ui/card.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** Who is invited and has not answered yet. */
export function InvitationsCard() {
  const t = useSettingsTexts();
  const { data: invitations, error } = useQuery(invitationsQuery);
  if (error !== null) return null;
  return (
    <Card title={t.people.open}>
      {invitations === undefined ? (
        <Skeleton height={48} />
      ) : invitations.length === 0 ? (
        <p className={styles.quiet}>{t.people.openNone}</p>
      ) : (
        <ul className={styles.list}>
          {invitations.map((invitation) => (
            <OpenInvitation key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function OpenInvitation({ invitation }: { readonly invitation: Invitation }) {
  const t = useSettingsTexts();
  const takeBack = useChange({
    change: async (id: string) => await call(revokeInvitation, id),
    told: ({ email }) => ({ text: t.people.takenBack(email) }),
    stale: ['invitations', 'audit'],
  });
  const { id, email, role, expiresAt } = invitation;
  return (
    <li className={styles.item}>
      <span className={styles.twoLines}>
        <b>{email}</b>
        <span>
          {t.roles[role]} · {t.people.until} <Instant at={expiresAt} />
        </span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        loading={takeBack.isPending}
        aria-label={t.people.takeBackOf(email)}
        onClick={() => takeBack.mutate(id)}
      >
        {t.people.takeBack}
      </Button>
    </li>
  );
}
