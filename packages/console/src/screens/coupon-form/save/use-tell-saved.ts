import { useQueryClient } from '@tanstack/react-query';
import type { Coupon } from '../../../api/coupon.ts';
import { couponQuery } from '../../../api/coupon-queries.ts';
import { useWorkspace } from '../../../api/session.ts';
import { useToast } from '../../../ui/toasts.tsx';
import { useGoFromHere } from '../../../ui/use-go-from-here.ts';
import type { CouponForm } from '../model/coupon-form.ts';
import { draftKey, keepDraft } from '../model/draft-store.ts';
import type { CouponFields, Reading } from '../model/read-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { SaveAction } from './save-action.ts';

/**
 * Tells that a coupon was saved, and what its publisher should know; then goes to its page. What of a draft was not finished stays
 * in the browser, and the form stays open.
 */
export function useTellSaved() {
  const t = useCouponFormTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const goOn = useGoFromHere();
  const { id: workspaceId } = useWorkspace();
  return async (action: SaveAction, coupon: Coupon, reading: Reading, form: CouponForm): Promise<void> => {
    const unfinished = [...new Set(reading.errors.map(({ field }) => t.fieldName(field)))];
    queries.setQueryData(couponQuery(coupon.id).queryKey, coupon);
    if (unfinished.length > 0) {
      const kept = { form, at: Date.now(), version: coupon.version ?? null };
      keepDraft(draftKey(workspaceId, coupon.id), { ...kept, base: asBase(reading.fields, coupon) });
      tell({ text: t.save.partly(unfinished.join(', ')) });
    } else {
      const told = { draft: t.save.drafted, publish: t.save.published, changes: t.save.saved };
      tell({ text: told[action](coupon.name) });
    }
    for (const { code, message } of coupon.warnings ?? []) {
      const texts: Readonly<Record<string, string>> = t.warnings;
      tell({ kind: 'bad', text: texts[code] ?? message });
    }
    const to = unfinished.length > 0 ? '/coupons/$couponId/edit' : '/coupons/$couponId';
    // Before anything is waited for: the form begins anew with the version that was saved, and then it is another that stands here.
    await goOn({ to, params: { couponId: coupon.id }, replace: unfinished.length > 0 });
    await queries.invalidateQueries({ queryKey: ['coupons'] });
  };
}

/** What is saved now; what was not finished differs from it, so that it is sent once it is. */
function asBase(fields: CouponFields, { name, codes, discount }: Coupon): CouponFields {
  return { name, codes, discount, ...fields } as CouponFields;
}
