import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { CouponsEmpty } from './coupons-empty.tsx';
import { CouponsFilters } from './coupons-filters.tsx';
import { CouponsTable } from './coupons-table.tsx';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const route = getRouteApi('/frame/coupons');

/** All coupons: search, filters, and what to do with several at once. */
export function CouponsScreen() {
  const t = useCouponsTexts();
  const filter = route.useSearch();
  const isFiltered = Object.keys(filter).length > 0;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    couponsQuery(filter),
  );
  const coupons = data?.pages.flatMap((page) => page.data);
  const loadMore = () => {
    if (!isFetchingNextPage) void fetchNextPage();
  };
  if (coupons?.length === 0 && !isFiltered) return <CouponsEmpty />;
  return (
    <>
      <PageHead title={t.title} />
      <CouponsFilters filter={filter} />
      {error !== null ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : coupons === undefined ? (
        <DataTableSkeleton />
      ) : coupons.length === 0 ? (
        <EmptyState {...t.nothing} />
      ) : (
        <CouponsTable coupons={coupons} loadMore={hasNextPage ? loadMore : undefined} />
      )}
    </>
  );
}
