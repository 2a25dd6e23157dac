import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { nextPageOf } from '../../ui/next-page.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { USUAL_COLUMNS } from './column-choice.ts';
import { CouponsEmpty } from './coupons-empty.tsx';
import { type CouponsView, readCouponsView } from './coupons-filter.ts';
import { CouponsFilters } from './coupons-filters.tsx';
import { CouponsTable } from './coupons-table.tsx';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const route = getRouteApi('/frame/coupons');

/** All coupons: search, filters, order, columns, and what to do with several at once. */
export function CouponsScreen() {
  const t = useCouponsTexts();
  const view = route.useSearch();
  const navigate = useNavigate();
  const { sort, ...unsorted } = view;
  const { columns, ...narrowed } = unsorted;
  const filter = sort === undefined ? narrowed : { ...narrowed, sort };
  const isFiltered = Object.keys(narrowed).length > 0;
  const query = useInfiniteQuery({
    ...couponsQuery(filter),
    // What was there stays until the new order or filter is read; nothing flickers.
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch, isFetchNextPageError } = query;
  const coupons = useMemo(() => data && eachOnce(data.pages.flatMap((page) => page.data)), [data]);
  const show = (next: CouponsView) => {
    // Read as from an address: what is as a rule is left out of it.
    const search = readCouponsView({ ...next });
    void navigate({ to: '/coupons', search, replace: true, resetScroll: false });
  };
  if (coupons?.length === 0 && !isFiltered) return <CouponsEmpty />;
  return (
    <>
      <PageHead title={t.title} />
      <CouponsFilters view={view} onChange={show} />
      {error !== null && !isFetchNextPageError ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : coupons === undefined ? (
        <DataTableSkeleton />
      ) : coupons.length === 0 ? (
        <EmptyState {...t.nothing} />
      ) : (
        <CouponsTable
          coupons={coupons}
          columns={columns ?? USUAL_COLUMNS}
          sort={sort}
          onSort={(next) => show(next === undefined ? unsorted : { ...unsorted, sort: next })}
          next={nextPageOf(query)}
        />
      )}
    </>
  );
}

/** Sorted by what changes all the time, a coupon can be on two pages. */
function eachOnce(coupons: readonly Coupon[]): readonly Coupon[] {
  return [...new Map(coupons.map((coupon) => [coupon.id, coupon])).values()];
}
