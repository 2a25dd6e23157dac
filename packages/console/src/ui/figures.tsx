import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './figures.module.css';

/** A number that matters, with what helps to read it. */
export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
  /** A small picture of how it went, at its side where there is room. */
  readonly picture?: ReactNode;
  /** A small line below. */
  readonly note?: ReactNode;
  /** Where the number leads, below `/console`. */
  readonly to?: string;
  /** Which part of that page it leads to: its id. */
  readonly part?: string;
}

/** A row of numbers, each leading to what it is made of. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, picture, note, to, part }) => (
        <div key={label} className={styles.figure}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>
            {to === undefined ? (
              value
            ) : (
              <Link to={to} {...(part === undefined ? {} : { hash: part })} className={styles.link}>
                {value}
              </Link>
            )}
          </dd>
          {note === undefined ? null : <dd className={styles.note}>{note}</dd>}
          {picture === undefined ? null : <dd className={styles.picture}>{picture}</dd>}
        </div>
      ))}
    </dl>
  );
}
