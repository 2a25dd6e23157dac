import { Button } from '@mantine/core';
import type { Key } from '../../api/settings-queries.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** What is told of each key. */
export function useKeyColumns(revoke: (key: Key) => void): readonly Column<Key>[] {
  const t = useSettingsTexts();
  const { columns } = t.keys;
  return [
    {
      id: 'name',
      title: columns.name,
      width: 'minmax(140px, 2fr)',
      phone: 'title',
      cell: ({ name, scope, createdAt }) => (
        <span className={styles.twoLines}>
          <b>{name}</b>
          <span>
            <span className={styles.ofPhone}>{t.keys.scopes[scope]} · </span>
            <Instant at={createdAt} as="day" />
          </span>
        </span>
      ),
    },
    {
      id: 'scope',
      title: columns.scope,
      width: 'minmax(120px, 1.5fr)',
      cell: ({ scope }) => t.keys.scopes[scope],
    },
    { id: 'store', title: columns.store, width: 'minmax(80px, 1fr)', cell: ({ store }) => store },
    {
      id: 'hint',
      title: columns.hint,
      width: '88px',
      cell: ({ hint }) => <code className={styles.code}>{`…${hint}`}</code>,
    },
    {
      id: 'used',
      title: columns.used,
      width: '128px',
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className={styles.quiet}>{t.keys.never}</span>
        ) : (
          <Instant at={lastUsedAt} as="relative" />
        ),
    },
    {
      id: 'state',
      title: columns.state,
      width: '128px',
      phone: 'detail',
      cell: ({ revokedAt }) => (
        <Badge kind={revokedAt === null ? 'on' : 'off'}>
          {revokedAt === null ? t.keys.works : t.keys.revoked}
        </Badge>
      ),
    },
    {
      id: 'actions',
      title: columns.actions,
      width: '104px',
      align: 'end',
      phone: 'detail',
      cell: (key) => (key.revokedAt === null ? <RevokeButton apiKey={key} revoke={revoke} /> : null),
    },
  ];
}

interface RevokeButtonProps {
  readonly apiKey: Key;
  readonly revoke: (key: Key) => void;
}

function RevokeButton({ apiKey, revoke }: RevokeButtonProps) {
  const t = useSettingsTexts();
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t.keys.revokeOf(apiKey.name)}
      onClick={() => revoke(apiKey)}
    >
      {t.keys.revoke}
    </Button>
  );
}
