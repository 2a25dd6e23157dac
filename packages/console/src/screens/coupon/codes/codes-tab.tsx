import { getRouteApi } from '@tanstack/react-router';
import { CodesActions } from '../../codes/codes-actions.tsx';
import { CodesList } from '../../codes/codes-list.tsx';
import { useCodesTexts } from '../../codes/text/use-codes-texts.ts';
import { useCodesList } from '../../codes/use-codes-list.ts';
import { CouponCodesFilters } from './coupon-codes-filters.tsx';

const route = getRouteApi('/frame/coupons/$couponId/codes');

/** The codes of the coupon: found by any part of them, made, issued and printed. */
export function CodesTab() {
  const t = useCodesTexts();
  const { couponId } = route.useParams();
  const filter = route.useSearch();
  const listed = useCodesList({ ...filter, coupon: couponId });
  return (
    <>
      <CouponCodesFilters couponId={couponId} filter={filter}>
        <CodesActions couponId={couponId} chosen={listed.chosen} />
      </CouponCodesFilters>
      <CodesList listed={listed} withCoupon={false} nothing={t.nothingOfCoupon} />
    </>
  );
}
