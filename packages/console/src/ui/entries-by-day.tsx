import type { ReactNode } from 'react';
import type { AuditEntry } from '../api/audit-queries.ts';
import { useFormats } from '../text/reader.tsx';
import { Changes } from './changes.tsx';
import styles from './entries-by-day.module.css';

interface EntriesByDayProps {
  readonly entries: readonly AuditEntry[];
  /** Who did what. */
  readonly sentence: (entry: AuditEntry) => ReactNode;
  /** Whether it is told from where. */
  readonly withAddress?: boolean;
  /** In which amounts and moments are written. */
  readonly currency: string;
  readonly timeZone: string;
}

/** What was done, a heading for each day, and what it was before. */
export function EntriesByDay(props: EntriesByDayProps) {
  const { entries, sentence, withAddress = false, currency, timeZone } = props;
  const formats = useFormats();
  const days = Map.groupBy(entries, ({ at }) => formats.day(at));
  return [...days].map(([day, ofDay]) => (
    <section key={day} className={styles.section} aria-label={day}>
      <h2 className={styles.day}>{day}</h2>
      <ol className={styles.entries}>
        {ofDay.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <time className={styles.time} dateTime={entry.at} title={formats.instant(entry.at)}>
              {formats.time(entry.at)}
            </time>
            <span className={styles.sentence}>{sentence(entry)}</span>
            {withAddress ? <span className={styles.address}>{entry.actor.address}</span> : null}
            <div className={styles.changes}>
              <Changes changes={entry.changes} currency={currency} timeZone={timeZone} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));
}
