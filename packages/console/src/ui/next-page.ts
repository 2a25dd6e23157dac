import type { UseInfiniteQueryResult } from '@tanstack/react-query';

/** What comes after the part of a list that was read. */
export interface NextPage {
  readonly ask: () => void;
  readonly isAsked: boolean;
  /** Why it could not be read; null: nothing says that it can not be. */
  readonly failure: Error | null;
}

type Query = Pick<
  UseInfiniteQueryResult,
  'error' | 'fetchNextPage' | 'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
>;

/** What comes after the part of a list that a query has read; undefined: that was all. */
export function nextPageOf(query: Query): NextPage | undefined {
  const { error, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  if (!hasNextPage) return undefined;
  return {
    ask: () => {
      if (!isFetchingNextPage) void fetchNextPage();
    },
    isAsked: isFetchingNextPage,
    failure: isFetchNextPageError ? error : null,
  };
}
