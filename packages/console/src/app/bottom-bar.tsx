import IconDots from '@tabler/icons-react/icons/IconDots';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../text/use-texts.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { PopupButton } from '../ui/popup-button.tsx';
import styles from './bottom-bar.module.css';
import { PLACES } from './places.ts';

const load = () => import('./more-places.tsx');
const MorePlaces = lazyPart(load, 'MorePlaces');

/** The way around on a phone: four places under the thumb, and the others behind "More". */
export function BottomBar() {
  const t = useTexts();
  return (
    <nav className={styles.bar} aria-label={t.nav.label}>
      {PLACES.slice(0, 4).map(({ name, to, icon: Icon }) => (
        <Link key={name} to={to} className={styles.place} activeOptions={{ exact: to === '/' }}>
          <Icon size={22} stroke={1.5} aria-hidden />
          {t.nav[name]}
        </Link>
      ))}
      <PopupButton
        className={styles.place}
        opens="menu"
        load={load}
        popup={(opener) => <MorePlaces {...opener} />}
      >
        <IconDots size={22} stroke={1.5} aria-hidden />
        {t.nav.more}
      </PopupButton>
    </nav>
  );
}
