import IconSelector from '@tabler/icons-react/icons/IconSelector';
import { useMe, useWorkspace } from '../api/session.ts';
import { useTexts } from '../text/use-texts.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { PopupButton } from '../ui/popup-button.tsx';
import styles from './workspace-switch.module.css';

const load = () => import('./workspace-menu.tsx');
const WorkspaceMenu = lazyPart(load, 'WorkspaceMenu');

/** The name of the workspace; for who has several, the way to another. */
export function WorkspaceSwitch() {
  const t = useTexts();
  const me = useMe();
  const here = useWorkspace();
  if (me.workspaces.length < 2) return <span className={styles.name}>{here.name}</span>;
  return (
    <PopupButton
      className={styles.switch}
      aria-label={`${t.frame.workspace}: ${here.name}`}
      opens="menu"
      load={load}
      popup={(opener) => <WorkspaceMenu {...opener} />}
    >
      <span className={styles.name}>{here.name}</span>
      <IconSelector size={16} stroke={1.5} aria-hidden />
    </PopupButton>
  );
}
