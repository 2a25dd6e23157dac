import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { TimelineEntry } from '../../api/client.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { nextPageOf } from '../../ui/next-page.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './timeline.module.css';
import { Timeline } from './timeline.tsx';

type Page = { readonly data: readonly TimelineEntry[] };

interface ClientTimelineProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page>>;
}

/** The timeline of a client, as far as it was read; more of it on demand. */
export function ClientTimeline({ query }: ClientTimelineProps) {
  const t = useClientTexts();
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={240} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  }
  const entries = data.pages.flatMap((page) => page.data);
  if (entries.length === 0) return <p className={styles.none}>{t.timeline.none}</p>;
  return (
    <>
      <Timeline entries={entries} />
      <MoreButton next={nextPageOf(query)} label={t.timeline.more} />
    </>
  );
}
