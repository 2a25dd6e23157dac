import { type ReactNode, useEffect } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './page-head.module.css';

interface PageHeadProps {
  /** Also the title of the browser's tab. */
  readonly title: string;
  /** Beside the title: the state of what the page is about. */
  readonly aside?: ReactNode;
  /** A line below the title. */
  readonly lead?: ReactNode;
  /** Buttons, the most important one last. */
  readonly actions?: ReactNode;
  /** Above the title: where one came from. */
  readonly trail?: ReactNode;
}

/** What a page begins with: what it is about, and what can be done. Every page has one. */
export function PageHead({ title, aside, lead, actions, trail }: PageHeadProps) {
  useTitle(title);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {trail === undefined ? null : <div className={styles.trail}>{trail}</div>}
        <div className={styles.line}>
          <h1 id="page-title" className={styles.title}>
            {title}
          </h1>
          {aside}
        </div>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

function useTitle(title: string): void {
  const t = useTexts();
  useEffect(() => {
    document.title = title === '' ? t.product : `${title} · ${t.product}`;
  }, [title, t]);
}
