import { CouponryProblem, deleteCoupon } from '@couponry/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { Coupon } from '../../api/coupon.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { problemText } from '../../api/problem-text.ts';
import { useToast } from '../../ui/toasts.tsx';
import { useGoFromHere } from '../../ui/use-go-from-here.ts';
import { useCouponTexts } from './text/use-coupon-texts.ts';

/** Deletes a draft and goes to the list, from which it is gone; tells what came of it. */
export function useDeleteDraft() {
  const t = useCouponTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const goOn = useGoFromHere();
  return async ({ id, name }: Coupon): Promise<void> => {
    try {
      await call(deleteCoupon, id);
      tell({ text: t.told.remove(name) });
      await goOn({ to: '/coupons' });
      queries.removeQueries({ queryKey: couponQuery(id).queryKey });
      await queries.invalidateQueries({ queryKey: ['coupons'] });
    } catch (error) {
      const isIssued = error instanceof CouponryProblem && error.code === 'coupon_not_deletable';
      tell({ kind: 'bad', text: t.told.failed(name, isIssued ? t.notRemovable : problemText(error)) });
    }
  };
}
