import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { couponHistoryQuery, couponQuery } from '../../../api/coupon-queries.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { MoreButton } from '../../../ui/more-button.tsx';
import { nextPageOf } from '../../../ui/next-page.ts';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './history.module.css';
import { HistoryEntries } from './history-entries.tsx';

const route = getRouteApi('/frame/coupons/$couponId');

/** Who changed the coupon, when, and what of it: the newest first. */
export function HistoryTab() {
  const t = useCouponTexts();
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const query = useInfiniteQuery(couponHistoryQuery(couponId));
  const { data, error, refetch, hasNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.data);
  if (entries === undefined) {
    return error === null ? <PageSkeleton /> : <ErrorState error={error} retry={() => void refetch()} />;
  }
  if (entries.length === 0) return <EmptyState {...t.history.none} />;
  return (
    <>
      <HistoryEntries entries={entries} currency={coupon.currency} timeZone={coupon.timeZone} />
      {hasNextPage ? (
        <div className={styles.more}>
          <MoreButton next={nextPageOf(query)} label={t.history.more} />
        </div>
      ) : null}
    </>
  );
}
