import { Link } from '@tanstack/react-router';
import { useTexts } from '../text/use-texts.ts';
import { Brand } from '../ui/brand.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PLACES, SETTINGS } from './places.ts';
import styles from './rail.module.css';

/** The way around, at the left: words and icons, icons alone on a narrow screen, nothing on a phone. */
export function Rail() {
  const t = useTexts();
  return (
    <nav className={styles.rail} aria-label={t.nav.label}>
      <Link to="/" className={styles.brand} aria-label={t.product}>
        <Brand />
      </Link>
      <ul className={styles.places}>
        {PLACES.map((place) => (
          <Place key={place.name} place={place} />
        ))}
      </ul>
      <ul className={styles.foot}>
        <Place place={SETTINGS} />
        <li>
          <PersonMenu />
        </li>
      </ul>
    </nav>
  );
}

function Place({ place }: { readonly place: (typeof PLACES)[number] | typeof SETTINGS }) {
  const t = useTexts();
  const { icon: Icon, name, to } = place;
  return (
    <li>
      <Link to={to} className={styles.place} activeOptions={{ exact: to === '/' }}>
        <Icon size={20} stroke={1.5} aria-hidden />
        <span className={styles.word}>{t.nav[name]}</span>
      </Link>
    </li>
  );
}
