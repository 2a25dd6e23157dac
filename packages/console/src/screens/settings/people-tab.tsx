import { Button } from '@mantine/core';
import IconUserPlus from '@tabler/icons-react/icons/IconUserPlus';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/may.ts';
import { type Member, peopleQuery } from '../../api/settings-queries.ts';
import { DataTable, DataTableSkeleton } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { InvitationsCard } from './invitations-card.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { RemovePersonDialog } from './remove-person-dialog.tsx';
import { RolesTable } from './roles-table.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';
import { usePeopleColumns } from './use-people-columns.tsx';

/** Who belongs to the workspace and as what, who is invited, and what each role may do. */
export function PeopleTab() {
  const t = useSettingsTexts();
  const { data: people, error, refetch } = useQuery(peopleQuery);
  const mayInvite = useMay('createInvitation');
  const [isInviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Member | null>(null);
  const columns = usePeopleColumns(setRemoving);
  return (
    <div className={styles.parts}>
      {mayInvite ? (
        <div className={styles.end}>
          <Button
            leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t.people.invite}
          </Button>
        </div>
      ) : null}
      {error !== null && people === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : people === undefined ? (
        <DataTableSkeleton rows={3} />
      ) : (
        <DataTable
          label={t.people.title}
          columns={columns}
          rows={people}
          heights={[56, 104]}
          idOf={({ id }) => id}
        />
      )}
      {mayInvite ? <InvitationsCard /> : null}
      <RolesTable />
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {removing === null ? null : <RemovePersonDialog person={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}
