import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { couponQuery } from '../../../api/coupon-queries.ts';
import { CodesActions } from '../../codes/codes-actions.tsx';
import { CodesList } from '../../codes/codes-list.tsx';
import { useCodesTexts } from '../../codes/text/use-codes-texts.ts';
import { useCodesList } from '../../codes/use-codes-list.ts';
import styles from './codes-tab.module.css';
import { CouponCodesFilters } from './coupon-codes-filters.tsx';

const route = getRouteApi('/frame/coupons/$couponId/codes');

/** The codes of the coupon: found by any part of them, made, issued and printed; or the one for everybody. */
export function CodesTab() {
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const { codes, activation } = coupon;
  if (codes.kind !== 'friendly') return <OwnCodes couponId={couponId} />;
  return <FriendlyCode couponId={couponId} isActivated={activation.required} />;
}

function OwnCodes({ couponId }: { readonly couponId: string }) {
  const t = useCodesTexts();
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

interface FriendlyCodeProps {
  readonly couponId: string;
  /** Whether each client activates it, which can be done here for one. */
  readonly isActivated: boolean;
}

/** There is nothing to look for among one code, and there will be no more. */
function FriendlyCode({ couponId, isActivated }: FriendlyCodeProps) {
  const t = useCodesTexts();
  const listed = useCodesList({ coupon: couponId });
  return (
    <>
      <div className={styles.actions}>
        <CodesActions couponId={couponId} canAdd={false} canIssue={isActivated} chosen={listed.chosen} />
      </div>
      <CodesList listed={listed} withCoupon={false} nothing={t.nothingOfFriendly} />
    </>
  );
}
