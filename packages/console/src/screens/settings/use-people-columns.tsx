import { Button } from '@mantine/core';
import { useMay } from '../../api/may.ts';
import { useMe } from '../../api/session.ts';
import type { Member } from '../../api/settings-queries.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import { RoleMenu } from './role-menu.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** What is told of each person, and what an owner may change of it. */
export function usePeopleColumns(remove: (person: Member) => void): readonly Column<Member>[] {
  const t = useSettingsTexts();
  const me = useMe();
  const mayChange = useMay('updatePerson');
  const { columns } = t.people;
  const shown: readonly Column<Member>[] = [
    {
      id: 'person',
      title: columns.person,
      width: 'minmax(180px, 3fr)',
      phone: 'title',
      cell: ({ id, name, email }) => (
        <span className={styles.twoLines}>
          <b>{id === me.id ? `${name} (${t.people.you})` : name}</b>
          <span>{email}</span>
        </span>
      ),
    },
    {
      id: 'role',
      title: columns.role,
      width: '168px',
      phone: 'detail',
      cell: (person) => (mayChange ? <RoleMenu person={person} /> : t.roles[person.role]),
    },
    {
      id: 'factor',
      title: columns.factor,
      width: '128px',
      cell: ({ secondFactor }) => (
        <Badge kind={secondFactor ? 'on' : 'off'}>
          {secondFactor ? t.people.factorOn : t.people.factorOff}
        </Badge>
      ),
    },
    {
      id: 'joined',
      title: columns.joined,
      width: '120px',
      cell: ({ joinedAt }) => <Instant at={joinedAt} as="day" />,
    },
  ];
  if (!mayChange) return shown;
  return [
    ...shown,
    {
      id: 'actions',
      title: columns.actions,
      width: '96px',
      align: 'end',
      phone: 'detail',
      cell: (person) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t.people.removeOf(person.name)}
          onClick={() => remove(person)}
        >
          {t.people.remove}
        </Button>
      ),
    },
  ];
}
