import { getCoupon, getCouponStatistics, listCoupons } from '@couponry/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { CouponStatistics } from './coupon.ts';

/** What a list of coupons is narrowed to. */
export interface CouponsFilter {
  readonly q?: string;
  readonly state?: 'draft' | 'published' | 'paused' | 'archived';
  readonly kind?: 'friendly' | 'ean13' | 'pattern' | 'imported';
  readonly tag?: string;
}

const PAGE = 100;

/** The coupons of a list, page by page. */
export function couponsQuery(filter: CouponsFilter) {
  return infiniteQueryOptions({
    queryKey: ['coupons', 'list', filter],
    queryFn: async ({ pageParam, signal }) =>
      await call(
        listCoupons,
        { ...filter, totals: true, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One coupon. */
export function couponQuery(couponId: string) {
  return queryOptions({
    queryKey: ['coupons', 'one', couponId],
    queryFn: async ({ signal }) => await call(getCoupon, couponId, { signal }),
  });
}

/** By what statistics are put together. */
export type Bucket = 'day' | 'week' | 'month';

/** What a coupon has seen; asked again every few seconds, because it is a till that makes the numbers. */
export function statisticsQuery(couponId: string, bucket: Bucket) {
  return queryOptions({
    queryKey: ['coupons', 'statistics', couponId, bucket],
    queryFn: async ({ signal }): Promise<CouponStatistics> =>
      await call(getCouponStatistics, couponId, { bucket }, { signal }),
    refetchInterval: 10_000,
  });
}
