import { Menu } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import { useMe, useWorkspace } from '../api/session.ts';
import { useGoToWorkspace } from '../api/use-go-to-workspace.ts';
import { useTexts } from '../text/use-texts.ts';
import { MenuOfButton } from '../ui/menu-of-button.tsx';
import type { Opener } from '../ui/popup-button.tsx';

/** The workspaces of the person. */
export function WorkspaceMenu(opener: Opener) {
  const t = useTexts();
  const me = useMe();
  const here = useWorkspace();
  const goTo = useGoToWorkspace();
  return (
    <MenuOfButton {...opener} position="bottom-start">
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
    </MenuOfButton>
  );
}
