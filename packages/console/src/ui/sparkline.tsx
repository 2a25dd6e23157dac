import styles from './sparkline.module.css';

interface SparklineProps {
  /** The latest last. */
  readonly values: readonly number[];
  /** What each stands before, as a shade behind it. */
  readonly before: readonly number[];
}

const WIDTH = 84;
const HEIGHT = 32;
const GAP = 3;
/** What is nothing is seen to be there. */
const LEAST = 1.5;

/** How a number went on the last days, at a glance; the number itself stands beside it in words. */
export function Sparkline({ values, before }: SparklineProps) {
  const most = Math.max(1, ...values, ...before);
  const width = (WIDTH + GAP) / values.length - GAP;
  const bar = (value: number, place: number) => {
    const height = Math.max(LEAST, (value / most) * HEIGHT);
    return { x: place * (width + GAP), y: HEIGHT - height, width, height, rx: 1 };
  };
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <g className={styles.before}>
        {before.map((value, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place.
          <rect key={place} {...bar(value, place)} />
        ))}
      </g>
      <g>
        {values.map((value, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place.
          <rect key={place} className={styles.bar} {...bar(value, place)} />
        ))}
      </g>
    </svg>
  );
}
