import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useState } from 'react';
import { useMay } from '../../api/may.ts';
import { useMe, useWorkspace } from '../../api/session.ts';
import { useGoToWorkspace } from '../../api/use-go-to-workspace.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** The workspaces of the person: where they are, the way to another, a new one. */
export function WorkspacesCard() {
  const t = useSettingsTexts();
  const me = useMe();
  const here = useWorkspace();
  const mayCreate = useMay('createWorkspace');
  const goTo = useGoToWorkspace();
  const [isMaking, setMaking] = useState(false);
  return (
    <Card title={t.workspace.others}>
      <p className={styles.lead}>{t.workspace.othersHelp}</p>
      <ul className={styles.list}>
        {me.workspaces.map(({ id, name, role }) => (
          <li key={id} className={styles.item}>
            <span className={styles.twoLines}>
              <b>{name}</b>
              <span>{t.roles[role]}</span>
            </span>
            {id === here.id ? (
              <Badge kind="on">{t.workspace.here}</Badge>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t.workspace.goThere}: ${name}`}
                onClick={() => goTo(id)}
              >
                {t.workspace.goThere}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayCreate ? (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t.workspace.create}
        </Button>
      ) : null}
      {isMaking ? <NewWorkspaceDialog onClose={() => setMaking(false)} /> : null}
    </Card>
  );
}
