import { useMe } from '../api/session.ts';
import { useTexts } from '../text/use-texts.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { PopupButton } from '../ui/popup-button.tsx';
import styles from './person-menu.module.css';

const load = () => import('./person-items.tsx');
const PersonItems = lazyPart(load, 'PersonItems');

/** Who is signed in; behind it language, colours, and the way out. */
export function PersonMenu() {
  const t = useTexts();
  const me = useMe();
  return (
    <PopupButton
      className={styles.person}
      aria-label={`${t.frame.account}: ${me.name}`}
      opens="menu"
      load={load}
      popup={(opener) => <PersonItems {...opener} />}
    >
      <span className={styles.initial} data-initial={me.name.slice(0, 1).toUpperCase()} />
      <span className={styles.name}>{me.name}</span>
    </PopupButton>
  );
}
