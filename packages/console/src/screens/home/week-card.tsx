import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import { ErrorPart } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Statistics } from './home-queries.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';

/** What was asked about the last seven days: the answer, not yet, or why not. */
export interface WeekAsked {
  readonly data: Statistics | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface WeekCardProps {
  readonly title: string;
  readonly week: WeekAsked;
  readonly children: (statistics: Statistics) => ReactNode;
}

/** A part of the page about the last seven days. */
export function WeekCard({ title, week: { data, error, refetch }, children }: WeekCardProps) {
  const t = useHomeTexts();
  return (
    <Card title={title} aside={<span className={styles.aside}>{t.running.period}</span>}>
      {data !== undefined ? (
        children(data)
      ) : error === null ? (
        <Skeleton height={228} />
      ) : (
        <ErrorPart error={error} retry={() => void refetch()} />
      )}
    </Card>
  );
}
