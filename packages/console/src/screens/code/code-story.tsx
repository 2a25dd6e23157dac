import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { timelineQuery } from '../../api/client-queries.ts';
import type { Code } from '../../api/code.ts';
import { useMay } from '../../api/may.ts';
import dotted from '../../ui/dotted.module.css';
import { ErrorState } from '../../ui/error-state.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Timeline } from '../client/timeline.tsx';
import styles from './code-story.module.css';
import { useCodeTexts } from './text/use-code-texts.ts';

/** What happened to a code, the newest first: from the timeline of its client where it has one, else from the code itself. */
export function CodeStory({ code }: { readonly code: Code }) {
  const t = useCodeTexts();
  const maySee = useMay('getTimeline');
  if (code.kind === 'friendly') {
    return (
      <p className={styles.quiet}>
        {t.story.friendly}{' '}
        <Link className={styles.link} to="/coupons/$couponId" params={{ couponId: code.coupon.id }}>
          {t.story.openCoupon}
        </Link>
      </p>
    );
  }
  return (
    <>
      {code.disabledAt === null ? null : <Moment name={t.story.disabled} at={code.disabledAt} />}
      {code.clientId === null || !maySee ? null : <OfClient code={code} clientId={code.clientId} />}
      {code.clientId === null && code.activatedAt !== null ? (
        <Moment name={t.story.activated} at={code.activatedAt} />
      ) : null}
      <Moment name={t.story.issued} at={code.issuedAt} />
    </>
  );
}

function Moment({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <p className={`${dotted.dotted} ${styles.moment}`}>
      <b>{name}</b> <Instant at={at} />
    </p>
  );
}

/** A client's timeline is read until it comes to the time when the code was issued. */
function OfClient({ code, clientId }: { readonly code: Code; readonly clientId: string }) {
  const query = useInfiniteQuery(timelineQuery(clientId));
  const { data, error, refetch, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.data);
  const last = entries?.at(-1);
  const isOlder = last !== undefined && Date.parse(last.at) < Date.parse(code.issuedAt);
  // What failed is asked for again only by whoever looks at it.
  const goesOn = hasNextPage && !isFetching && !isOlder && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  if (error !== null) {
    const retry = () => void (isFetchNextPageError ? fetchNextPage() : refetch());
    return <ErrorState error={error} retry={retry} />;
  }
  if (entries === undefined) return <Skeleton height={72} />;
  return (
    <Timeline entries={entries.filter((entry) => entry.code === code.code.toUpperCase())} about="nothing" />
  );
}
