import { useQuery } from '@tanstack/react-query';
import type { Coupon } from '../../api/coupon.ts';
import { couponQuery } from '../../api/coupon-queries.ts';

/** The coupon that was chosen, as soon as it is known. */
export function useCouponIfChosen(couponId: string | undefined): Coupon | undefined {
  return useQuery({ ...couponQuery(couponId ?? ''), enabled: couponId !== undefined }).data;
}
