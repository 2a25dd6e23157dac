import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { couponTimelineQuery } from '../../../api/coupon-queries.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { MoreButton } from '../../../ui/more-button.tsx';
import { nextPageOf } from '../../../ui/next-page.ts';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { Timeline } from '../../client/timeline.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './redemptions.module.css';
import { periodStart } from './redemptions-filter.ts';
import { RedemptionsFilters } from './redemptions-filters.tsx';

const route = getRouteApi('/frame/coupons/$couponId/redemptions');

/** What was done with the coupon, the newest first: found by an order or a code, and given back from here with a reason. */
export function RedemptionsTab() {
  const t = useCouponTexts();
  const { couponId } = route.useParams();
  const filter = route.useSearch();
  const { period, ...search } = filter;
  const from = period === undefined ? {} : { from: periodStart(period, new Date()).toISOString() };
  const query = useInfiniteQuery(couponTimelineQuery(couponId, { ...search, ...from }));
  const { data, error, refetch, hasNextPage } = query;
  const entries = data?.pages.flatMap((page) => page.data);
  return (
    <>
      <RedemptionsFilters couponId={couponId} filter={filter} />
      {error !== null && entries === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : entries === undefined ? (
        <PageSkeleton />
      ) : entries.length === 0 ? (
        <EmptyState {...(Object.keys(filter).length === 0 ? t.redemptions.none : t.redemptions.nothing)} />
      ) : (
        <div className={styles.entries}>
          <Timeline entries={entries} about="client" />
        </div>
      )}
      {hasNextPage ? (
        <div className={styles.more}>
          <MoreButton next={nextPageOf(query)} label={t.redemptions.more} />
        </div>
      ) : null}
    </>
  );
}
