import type { QueryClient } from '@tanstack/react-query';
import { type CouponsFilter, couponsQuery, couponTagsQuery } from '../../api/coupon-queries.ts';
import { isMakingFirstPage } from '../../api/early.ts';

/**
 * Asks for what the list shows while its code is on the way. The first page waits for it, so that it is drawn once; later the page is
 * there at once, and has a place for what comes.
 */
export function beginCoupons(queries: QueryClient, filter: CouponsFilter): Promise<unknown> | undefined {
  const isFirst = isMakingFirstPage();
  const asked = [
    queries.prefetchInfiniteQuery(couponsQuery(filter)),
    queries.prefetchQuery(couponTagsQuery()),
  ];
  return isFirst ? Promise.all(asked) : undefined;
}
