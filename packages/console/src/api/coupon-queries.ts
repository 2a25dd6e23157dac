import type { InputOf } from '@couponry/sdk';
import {
  getCoupon,
  getCouponHistory,
  getCouponHours,
  getCouponStatistics,
  getCouponTimeline,
  listCoupons,
  listCouponTags,
} from '@couponry/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { CouponStatistics } from './coupon.ts';

/** What a list of coupons is narrowed to. */
export interface CouponsFilter {
  readonly q?: string;
  readonly state?: 'draft' | 'published' | 'paused' | 'archived';
  readonly kind?: 'friendly' | 'ean13' | 'pattern' | 'imported';
  readonly tag?: string;
  /** Left out: the newest first. */
  readonly sort?: NonNullable<InputOf<'listCoupons'>['sort']>;
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

/** Statistics, and by what they are put together. */
export type BucketedStatistics = CouponStatistics & { readonly bucket: Bucket };

/** What a coupon has seen; asked again every few seconds, because it is a till that makes the numbers. */
export function statisticsQuery(couponId: string, bucket: Bucket) {
  return queryOptions({
    queryKey: ['coupons', 'statistics', couponId, bucket],
    queryFn: async ({ signal }): Promise<BucketedStatistics> => ({
      ...(await call(getCouponStatistics, couponId, { bucket }, { signal })),
      bucket,
    }),
    refetchInterval: 10_000,
  });
}

/** Who changed a coupon, the newest first, page by page. */
export function couponHistoryQuery(couponId: string) {
  return infiniteQueryOptions({
    queryKey: ['coupons', 'history', couponId],
    queryFn: async ({ pageParam, signal }) =>
      await call(
        getCouponHistory,
        couponId,
        { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** The newest coupons that run. */
export function runningCouponsQuery() {
  return queryOptions({
    queryKey: ['coupons', 'running'],
    queryFn: async ({ signal }) =>
      (await call(listCoupons, { state: 'published', limit: PAGE }, { signal })).data,
  });
}

/** What the timeline of a coupon is narrowed to. */
export type CouponTimelineFilter = Omit<InputOf<'getCouponTimeline'>, 'cursor' | 'limit'>;

/** What was done with a coupon, the newest first, page by page. */
export function couponTimelineQuery(couponId: string, filter: CouponTimelineFilter) {
  return infiniteQueryOptions({
    queryKey: ['coupons', 'timeline', couponId, filter],
    queryFn: async ({ pageParam, signal }) =>
      await call(
        getCouponTimeline,
        couponId,
        { ...filter, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** How many of the last events are watched. */
const LAST = 8;
const WATCH_MS = 4000;

/** The last that was done with a coupon; asked again all the time while somebody looks. */
export function lastEventsQuery(couponId: string) {
  return queryOptions({
    queryKey: ['coupons', 'last-events', couponId],
    queryFn: async ({ signal }) =>
      (await call(getCouponTimeline, couponId, { limit: LAST }, { signal })).data,
    refetchInterval: WATCH_MS,
  });
}

/** What a coupon has seen hour by hour, on some days of its zone. */
export function hoursQuery(couponId: string, from: string) {
  return queryOptions({
    queryKey: ['coupons', 'hours', couponId, from],
    queryFn: async ({ signal }) => await call(getCouponHours, couponId, { from }, { signal }),
    refetchInterval: 10_000,
  });
}

/** The tags of coupons, the most frequent first. */
export function couponTagsQuery() {
  return queryOptions({
    queryKey: ['coupons', 'tags'],
    queryFn: async ({ signal }) => (await call(listCouponTags, { signal })).data,
  });
}
