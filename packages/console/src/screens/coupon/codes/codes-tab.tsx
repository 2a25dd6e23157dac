import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { codesQuery } from '../../../api/code-queries.ts';
import { DataTableSkeleton } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { CodesActions } from '../../codes/codes-actions.tsx';
import { CodesTable } from '../../codes/codes-table.tsx';
import { useCodesTexts } from '../../codes/text/use-codes-texts.ts';
import { CouponCodesFilters } from './coupon-codes-filters.tsx';

const route = getRouteApi('/frame/coupons/$couponId/codes');

/** The codes of the coupon: found by any part of them, made, issued and printed. */
export function CodesTab() {
  const t = useCodesTexts();
  const { couponId } = route.useParams();
  const filter = route.useSearch();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    codesQuery({ ...filter, coupon: couponId }),
  );
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selection = useMemo(
    () => ({ ids, toggle: (id: string) => setIds((now) => now.symmetricDifference(new Set([id]))) }),
    [ids],
  );
  const codes = data?.pages.flatMap((page) => page.data);
  const loadMore = () => {
    if (!isFetchingNextPage) void fetchNextPage();
  };
  return (
    <>
      <CouponCodesFilters couponId={couponId} filter={filter}>
        <CodesActions couponId={couponId} chosen={(codes ?? []).filter(({ code }) => ids.has(code))} />
      </CouponCodesFilters>
      {error !== null && codes === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : codes === undefined ? (
        <DataTableSkeleton />
      ) : codes.length === 0 ? (
        <EmptyState {...t.nothingOfCoupon} />
      ) : (
        <CodesTable
          codes={codes}
          withCoupon={false}
          selection={selection}
          loadMore={hasNextPage ? loadMore : undefined}
        />
      )}
    </>
  );
}
