import IconChevronRight from '@tabler/icons-react/icons/IconChevronRight';
import type { ReactNode } from 'react';
import styles from './more.module.css';

interface MoreProps {
  /** What is behind it. */
  readonly title: string;
  /** Something behind it was said, so it begins open. */
  readonly isUsed: boolean;
  readonly children: ReactNode;
}

/** What is rarely wanted: there, and out of the way. */
export function More({ title, isUsed, children }: MoreProps) {
  return (
    <details className={styles.more} {...(isUsed ? { open: true } : {})}>
      <summary className={styles.title}>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
        {title}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
