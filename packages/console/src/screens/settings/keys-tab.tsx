import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Key, keysQuery } from '../../api/settings-queries.ts';
import { DataTable, DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useKeyColumns } from './key-columns.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** The API keys: made once, shown once, revoked. */
export function KeysTab() {
  const t = useSettingsTexts();
  const { data: keys, error, refetch } = useQuery(keysQuery);
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const columns = useKeyColumns(setRevoking);
  const create = (
    <Button leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setMaking(true)}>
      {t.keys.create}
    </Button>
  );
  return (
    <div className={styles.parts}>
      <div className={styles.bar}>
        <p className={styles.lead}>{t.keys.lead}</p>
        {keys?.length === 0 ? null : create}
      </div>
      {error !== null && keys === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : keys === undefined ? (
        <DataTableSkeleton rows={4} />
      ) : keys.length === 0 ? (
        <EmptyState {...t.keys.empty} actions={create} />
      ) : (
        <DataTable
          label={t.tabs.keys}
          columns={columns}
          rows={keys}
          heights={[56, 104]}
          idOf={({ id }) => id}
        />
      )}
      {isMaking ? <NewKeyDialog onClose={() => setMaking(false)} /> : null}
      {revoking === null ? null : <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
