import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Code } from '../../api/code.ts';
import { type CodesFilter, codesQuery } from '../../api/code-queries.ts';
import type { Selection } from '../../ui/data-table-parts.ts';
import { type NextPage, nextPageOf } from '../../ui/next-page.ts';

/** Codes as far as they are read; undefined: none are yet. `next`: there are more of them. */
export interface ListedCodes {
  readonly codes: readonly Code[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly next: NextPage | undefined;
  readonly selection: Selection;
  /** Those that are ticked. */
  readonly chosen: readonly Code[];
}

/** Reads the codes that a filter leaves, page by page, and keeps which of them are ticked. */
export function useCodesList(filter: CodesFilter): ListedCodes {
  const query = useInfiniteQuery(codesQuery(filter));
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = query;
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selection = useMemo(
    () => ({ ids, toggle: (id: string) => setIds((now) => now.symmetricDifference(new Set([id]))) }),
    [ids],
  );
  const codes = data?.pages.flatMap((page) => page.data);
  // A page ends where enough codes were looked at, whether or not any of them is wanted; a table asks on by itself.
  const goesOn = codes?.length === 0 && hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    codes,
    error,
    retry: () => void refetch(),
    next: nextPageOf(query),
    selection,
    chosen: (codes ?? []).filter(({ code }) => ids.has(code)),
  };
}
