import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { canList, codesQuery } from '../../api/code-queries.ts';
import { DataTableSkeleton } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { CodesActions } from './codes-actions.tsx';
import { CodesEmpty } from './codes-empty.tsx';
import { CodesFilters } from './codes-filters.tsx';
import { CodesTable } from './codes-table.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

const route = getRouteApi('/frame/codes');

/** Codes of all coupons: looked up by typing or with the camera, listed within a coupon, made, issued and printed. */
export function CodesScreen() {
  const t = useCodesTexts();
  const filter = route.useSearch();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    codesQuery(filter),
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
      <PageHead
        title={t.title}
        lead={t.lead}
        actions={
          <CodesActions couponId={filter.coupon} chosen={(codes ?? []).filter(({ code }) => ids.has(code))} />
        }
      />
      <CodesFilters filter={filter} />
      {!canList(filter) ? (
        <CodesEmpty />
      ) : error !== null ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : codes === undefined ? (
        <DataTableSkeleton />
      ) : codes.length === 0 ? (
        <EmptyState {...(filter.coupon === undefined ? t.nothing : t.nothingOfCoupon)} />
      ) : (
        <CodesTable
          codes={codes}
          withCoupon={filter.coupon === undefined}
          selection={selection}
          loadMore={hasNextPage ? loadMore : undefined}
        />
      )}
    </>
  );
}
