import { Menu } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconSelector from '@tabler/icons-react/icons/IconSelector';
import { useMe, useWorkspace } from '../api/session.ts';
import { useGoToWorkspace } from '../api/use-go-to-workspace.ts';
import { useTexts } from '../text/use-texts.ts';
import styles from './workspace-switch.module.css';

/** The name of the workspace; for who has several, the way to another. */
export function WorkspaceSwitch() {
  const t = useTexts();
  const me = useMe();
  const here = useWorkspace();
  const goTo = useGoToWorkspace();
  if (me.workspaces.length < 2) return <span className={styles.name}>{here.name}</span>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.switch} aria-label={`${t.frame.workspace}: ${here.name}`}>
          <span className={styles.name}>{here.name}</span>
          <IconSelector size={16} stroke={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.frame.workspace}</Menu.Label>
        {me.workspaces.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => goTo(id)}
            rightSection={id === here.id ? <IconCheck size={16} stroke={1.5} aria-hidden /> : null}
            aria-current={id === here.id ? 'true' : undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
