import { Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../text/use-texts.ts';
import styles from './bottom-bar.module.css';
import { PLACES, SETTINGS } from './places.ts';

const FIRST = PLACES.slice(0, 4);
const MORE = [...PLACES.slice(4), SETTINGS];

/** The way around on a phone: four places under the thumb, and the others behind "More". */
export function BottomBar() {
  const t = useTexts();
  return (
    <nav className={styles.bar} aria-label={t.nav.label}>
      {FIRST.map(({ name, to, icon: Icon }) => (
        <Link key={name} to={to} className={styles.place} activeOptions={{ exact: to === '/' }}>
          <Icon size={22} stroke={1.5} aria-hidden />
          {t.nav[name]}
        </Link>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <button type="button" className={styles.place}>
            <IconDots size={22} stroke={1.5} aria-hidden />
            {t.nav.more}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {MORE.map(({ name, to, icon: Icon }) => (
            <Menu.Item
              key={name}
              leftSection={<Icon size={20} stroke={1.5} aria-hidden />}
              renderRoot={(props) => <Link to={to} {...props} />}
            >
              {t.nav[name]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
