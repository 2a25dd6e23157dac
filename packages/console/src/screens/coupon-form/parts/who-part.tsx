import { Suspense } from 'react';
import { lazyPart } from '../../../ui/lazy-part.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ChipsField } from '../fields/chips-field.tsx';
import { useForm } from '../form-context.tsx';
import { newRule } from '../model/condition-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';

/** Most coupons have no conditions; who makes some waits a moment for what builds them. */
const ConditionsField = lazyPart(() => import('../conditions/conditions-field.tsx'), 'ConditionsField');

/** Of one condition, in pixels. */
const HEIGHT = 200;

/** Who may use it, and with which cart: everybody, or under conditions. */
export function WhoPart() {
  const t = useCouponFormTexts().who;
  const { form, change } = useForm();
  const { isForEverybody, eligibility } = form;
  return (
    <>
      <ChipsField
        at="/eligibility"
        label={t.label}
        isLabelHidden
        value={isForEverybody ? 'everybody' : 'some'}
        choices={[
          { value: 'everybody', label: t.everybody },
          { value: 'some', label: t.some },
        ]}
        onChange={(next) => {
          const parts = eligibility.parts.length === 0 ? [newRule('cart_subtotal')] : eligibility.parts;
          change({ isForEverybody: next === 'everybody', eligibility: { ...eligibility, parts } });
        }}
      />
      {isForEverybody ? null : (
        <Suspense fallback={<Skeleton height={HEIGHT} />}>
          <ConditionsField />
        </Suspense>
      )}
    </>
  );
}
