import styles from './brand.module.css';

/** The mark, and the name where there is room for it. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg viewBox="0 0 32 32" width={26} height={26} aria-hidden>
        <path
          className={styles.ticket}
          d="M5 6h22a3 3 0 0 1 3 3v3.5a3.5 3.5 0 0 0 0 7V23a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3v-3.5a3.5 3.5 0 0 0 0-7V9a3 3 0 0 1 3-3Z"
        />
        <path className={styles.perforation} d="M20 9.5v14" />
        <path className={styles.letter} d="M13.8 13.2a4.2 4.2 0 1 0 0 5.6" />
      </svg>
      <span className={styles.name}>Couponry</span>
    </span>
  );
}
