import { archiveCoupon, duplicateCoupon, pauseCoupon, publishCoupon } from '@couponry/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { Coupon } from '../../api/coupon.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { problemText } from '../../api/problem-text.ts';
import { useFormats } from '../../text/reader.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useGoFromHere } from '../../ui/use-go-from-here.ts';
import { useCouponTexts } from './text/use-coupon-texts.ts';

type Action = 'publish' | 'pause' | 'archive';

const OPERATIONS = { publish: publishCoupon, pause: pauseCoupon, archive: archiveCoupon } as const;

/** What can be done with coupons, one or several. Each tells what came of it; what can be taken back offers it. */
export function useCouponActions() {
  const t = useCouponTexts();
  const formats = useFormats();
  const tell = useToast();
  const queries = useQueryClient();
  const goOn = useGoFromHere();

  const move = async (action: Action, coupons: readonly Coupon[]): Promise<void> => {
    const results = await Promise.allSettled(
      coupons.map(async ({ id }) => await call(OPERATIONS[action], id)),
    );
    const moved = coupons.filter((_, index) => results[index]?.status === 'fulfilled');
    for (const result of results) {
      if (result.status === 'fulfilled')
        queries.setQueryData(couponQuery(result.value.id).queryKey, result.value);
    }
    await queries.invalidateQueries({ queryKey: ['coupons'] });
    results.forEach((result, index) => {
      if (result.status === 'fulfilled') return;
      tell({ kind: 'bad', text: t.told.failed(coupons[index]?.name ?? '', problemText(result.reason)) });
    });
    tellMoved(action, moved);
  };

  const tellMoved = (action: Action, moved: readonly Coupon[]) => {
    const [first] = moved;
    if (first === undefined) return;
    const text =
      moved.length === 1
        ? t.told[action](first.name)
        : t.told.several(moved.length, formats.number(moved.length));
    const undo = undoOf(action, moved);
    tell(undo === undefined ? { text } : { text, undo });
  };

  /** Pausing is undone by publishing those that ran, and the other way round; an archived coupon stays archived. */
  const undoOf = (action: Action, moved: readonly Coupon[]): (() => void) | undefined => {
    if (action === 'pause') {
      const ran = moved.filter(({ state }) => state === 'published');
      return ran.length === 0 ? undefined : () => void move('publish', ran);
    }
    const rested = moved.filter(({ state }) => state === 'paused');
    return action === 'publish' && rested.length > 0 ? () => void move('pause', rested) : undefined;
  };

  const duplicate = async (coupon: Coupon): Promise<void> => {
    try {
      const made = await call(duplicateCoupon, coupon.id, { name: t.copyName(coupon.name) });
      await queries.invalidateQueries({ queryKey: ['coupons'] });
      tell({ text: t.told.duplicate(made.name) });
      await goOn({ to: '/coupons/$couponId', params: { couponId: made.id } });
    } catch (error) {
      tell({ kind: 'bad', text: t.told.failed(coupon.name, problemText(error)) });
    }
  };

  return {
    publish: (coupons: readonly Coupon[]) => move('publish', coupons),
    pause: (coupons: readonly Coupon[]) => move('pause', coupons),
    archive: (coupons: readonly Coupon[]) => move('archive', coupons),
    duplicate,
  };
}
