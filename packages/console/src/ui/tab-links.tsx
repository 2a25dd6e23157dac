import { Link, useLocation } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import styles from './tab-links.module.css';

/** Where tabs fade at the edge of a phone; the present one stands before it. */
const FADE = 48;

interface TabLinksProps {
  /** What the tabs are of. */
  readonly label: string;
  /** Each with its address; the first is that of the page itself. */
  readonly tabs: readonly { readonly to: string; readonly title: string }[];
}

/** Tabs that are pages of their own, each with an address. On a phone the present one is scrolled into sight. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path makes another tab the present one.
  useLayoutEffect(() => {
    const present = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (present == null || nav.current === null) return;
    const hidden =
      present.offsetLeft + present.offsetWidth - nav.current.offsetLeft - nav.current.clientWidth;
    if (hidden + FADE > nav.current.scrollLeft) nav.current.scrollLeft = hidden + FADE;
  }, [pathname]);
  return (
    <nav className={styles.tabs} aria-label={label} data-keeps-focus ref={nav}>
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
