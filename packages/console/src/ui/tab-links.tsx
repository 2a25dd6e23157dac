import { Link } from '@tanstack/react-router';
import styles from './tab-links.module.css';

interface TabLinksProps {
  /** What the tabs are of. */
  readonly label: string;
  /** Each with its address; the first is that of the page itself. */
  readonly tabs: readonly { readonly to: string; readonly title: string }[];
}

/** Tabs that are pages of their own, each with an address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav className={styles.tabs} aria-label={label} data-keeps-focus>
      {tabs.map(({ to, title }, index) => (
        <Link
          key={to}
          to={to}
          className={styles.tab}
          activeOptions={{ exact: index === 0 }}
          resetScroll={false}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
