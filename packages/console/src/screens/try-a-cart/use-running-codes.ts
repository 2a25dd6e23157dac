import { useInfiniteQuery } from '@tanstack/react-query';
import { couponsQuery } from '../../api/coupon-queries.ts';

/** Codes for everybody that work now, to choose from. */
export function useRunningCodes(): string[] {
  const { data } = useInfiniteQuery(couponsQuery({ state: 'published', kind: 'friendly' }));
  const coupons = data?.pages.flatMap((page) => page.data) ?? [];
  return coupons.flatMap(({ codes }) => (codes.kind === 'friendly' ? [codes.code] : []));
}
