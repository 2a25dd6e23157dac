import type { CSSProperties } from 'react';
import styles from './skeleton.module.css';

interface SkeletonProps {
  readonly width?: CSSProperties['width'];
  readonly height?: CSSProperties['height'];
}

/** A place that will be filled: as large as what comes, so that nothing moves then. */
export function Skeleton({ width = '100%', height = 16 }: SkeletonProps) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden />;
}

/** A page that will be filled: its title and a few lines. */
export function PageSkeleton() {
  return (
    <div className={styles.page}>
      <Skeleton width={220} height={32} />
      <Skeleton height={64} />
      <Skeleton height={320} />
    </div>
  );
}
