import { useFormats } from '../text/reader.tsx';
import styles from './usage-bar.module.css';

interface UsageBarProps {
  readonly used: number;
  /** Null: there is no limit. */
  readonly max: number | null;
  /** How the numbers are written; counts when left out. */
  readonly write?: (value: number) => string;
}

/** From here on a limit wants attention. */
const NEARLY = 0.8;

/** How much of a limit is used, as a bar with its numbers; without a limit, the number alone. */
export function UsageBar({ used, max, write }: UsageBarProps) {
  const formats = useFormats();
  const text = write ?? formats.number;
  if (max === null) return <span>{text(used)}</span>;
  const share = max === 0 ? 1 : Math.min(1, used / max);
  const level = share >= 1 ? 'full' : share >= NEARLY ? 'nearly' : 'fine';
  return (
    <span className={styles.usage}>
      <span>
        <span className={styles.number}>{text(used)}</span>{' '}
        <span className={styles.number}>/ {text(max)}</span>
      </span>
      <svg
        className={styles.bar}
        data-level={level}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden
      >
        <rect className={styles.track} width="100" height="4" />
        <rect className={styles.fill} width={Math.max(share * 100, used > 0 ? 1.5 : 0)} height="4" />
      </svg>
    </span>
  );
}
