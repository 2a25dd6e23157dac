import { Menu } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconSelector from '@tabler/icons-react/icons/IconSelector';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery, useMe, useWorkspace } from '../api/session.ts';
import { chooseWorkspace } from '../api/workspace.ts';
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

/** Nothing that was read of one workspace may be shown in another. */
function useGoToWorkspace(): (id: string) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (id) => {
    chooseWorkspace(id);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    void navigate({ to: '/' });
  };
}
