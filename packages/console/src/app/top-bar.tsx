import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/may.ts';
import { useTexts } from '../text/use-texts.ts';
import { useCommandPalette } from './command-palette.tsx';
import styles from './top-bar.module.css';
import { WorkspaceSwitch } from './workspace-switch.tsx';

/** Which workspace this is, the search over everything, and the way to a new coupon. */
export function TopBar() {
  const t = useTexts();
  const palette = useCommandPalette();
  const mayMake = useMay('createCoupon');
  return (
    <header className={styles.bar}>
      <WorkspaceSwitch />
      <button
        type="button"
        className={styles.search}
        onClick={palette.open}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <span className={styles.word}>{t.frame.search}</span>
        <kbd className={styles.key} aria-hidden>
          {isApple() ? '⌘ K' : 'Ctrl K'}
        </kbd>
      </button>
      {mayMake ? (
        <Button
          className={styles.make ?? ''}
          leftSection={<IconPlus size={18} stroke={2} aria-hidden />}
          renderRoot={(props) => <Link to="/coupons/new" {...props} />}
        >
          {t.frame.newCoupon}
        </Button>
      ) : null}
      {palette.element}
    </header>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
