import styles from './badge.module.css';

interface BadgeProps {
  /** How it feels: `on` runs, `wait` will run, `off` does not, `bad` wants attention. */
  readonly kind: 'on' | 'wait' | 'off' | 'bad';
  readonly children: string;
}

/** A state in a word, with a sign of its own: a full dot, a ring, a bar, a cross. Colour only helps. */
export function Badge({ kind, children }: BadgeProps) {
  return (
    <span className={styles.badge} data-kind={kind}>
      <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden>
        {SIGNS[kind]}
      </svg>
      {children}
    </span>
  );
}

const SIGNS = {
  on: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  wait: <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  off: <path d="M1.5 5h7" stroke="currentColor" strokeLinecap="round" strokeWidth="1.75" />,
  bad: <path d="m2 2 6 6M8 2 2 8" stroke="currentColor" strokeLinecap="round" strokeWidth="1.75" />,
} as const;
