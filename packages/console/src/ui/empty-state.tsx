import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** A picture: a ticket, as a rule. */
  readonly picture?: ReactNode;
  readonly title: string;
  readonly help: ReactNode;
  /** What to do about it. */
  readonly actions?: ReactNode;
}

/** What stands where nothing is: why, and what to do. */
export function EmptyState({ picture, title, help, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {picture === undefined ? null : <div className={styles.picture}>{picture}</div>}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.help}>{help}</p>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
