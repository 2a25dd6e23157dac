import { useInfiniteQuery } from '@tanstack/react-query';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { standingOf } from '../../ui/coupon-state.tsx';

/** Codes for everybody that work now, to choose from. */
export function useRunningCodes(): string[] {
  const { data } = useInfiniteQuery(couponsQuery({ state: 'published', kind: 'friendly' }));
  const coupons = data?.pages.flatMap((page) => page.data) ?? [];
  const now = Date.now();
  return coupons.flatMap((coupon) =>
    coupon.codes.kind === 'friendly' && standingOf(coupon, now) === 'published' ? [coupon.codes.code] : [],
  );
}
