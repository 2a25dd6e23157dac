import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type Bucket, couponQuery, statisticsQuery } from '../../../api/coupon-queries.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { PageSkeleton } from '../../../ui/skeleton.tsx';
import { CouponChart } from './coupon-chart.tsx';
import { CouponFigures } from './coupon-figures.tsx';
import { Funnel } from './funnel.tsx';
import { LastEvents } from './last-events.tsx';
import { LimitUse } from './limit-use.tsx';
import styles from './overview-tab.module.css';
import { Refusals } from './refusals.tsx';

const route = getRouteApi('/frame/coupons/$couponId');

/** What the coupon has done: its numbers now, over time, where clients were turned away, and what happens this moment. */
export function OverviewTab() {
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const [bucket, setBucket] = useState<Bucket>('day');
  const {
    data: statistics,
    error,
    refetch,
  } = useQuery({
    ...statisticsQuery(couponId, bucket),
    // Another bucket is read while the numbers stay; nothing flickers.
    placeholderData: keepPreviousData,
  });
  if (error !== null && statistics === undefined)
    return <ErrorState error={error} retry={() => void refetch()} />;
  if (statistics === undefined) return <PageSkeleton />;
  return (
    <div className={styles.overview}>
      <CouponFigures statistics={statistics} />
      <div className={styles.parts}>
        <div className={styles.side}>
          <CouponChart coupon={coupon} statistics={statistics} bucket={bucket} onBucket={setBucket} />
          <LastEvents coupon={coupon} />
        </div>
        <div className={styles.side}>
          <Funnel coupon={coupon} totals={statistics.totals} />
          <LimitUse coupon={coupon} totals={statistics.totals} />
          <Refusals refused={statistics.refused} />
        </div>
      </div>
    </div>
  );
}
