import type { QueryClient } from '@tanstack/react-query';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { workspaceOf } from '../../api/session.ts';
import { attentionQuery, todayQuery, weekQuery } from './home-queries.ts';

/** Asks for what the first page shows while its code is on the way. Nobody waits for it here: the page has a place for each. */
export function beginHome(queries: QueryClient): void {
  const { timeZone } = workspaceOf(queries);
  void queries.prefetchQuery(todayQuery(timeZone));
  void queries.prefetchQuery(weekQuery(timeZone));
  void queries.prefetchQuery(attentionQuery);
  void queries.prefetchInfiniteQuery(couponsQuery({}));
}
