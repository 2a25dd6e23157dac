import { conditionText } from '@couponry/engine/text';
import { lazy, Suspense } from 'react';
import { useReader } from '../../../text/reader.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ChipsField } from '../fields/chips-field.tsx';
import { useForm } from '../form-context.tsx';
import { newRule } from '../model/condition-form.ts';
import { readCondition } from '../model/read-condition.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

/** Most coupons have no conditions; who makes some waits a moment for what builds them. */
const GroupField = lazy(async () => ({
  default: (await import('../conditions/group-field.tsx')).GroupField,
}));

/** Who may use it, and with which cart: everybody, or under conditions. */
export function WhoPart() {
  const t = useCouponFormTexts().who;
  const { form, change, writing } = useForm();
  const { isForEverybody, eligibility, currency, timeZone } = form;
  const { language } = useReader();
  const read = readCondition(eligibility, writing);
  const said =
    'condition' in read && read.condition !== null
      ? conditionText(read.condition, { language, currency, timeZone })
      : null;
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
        <>
          <Suspense fallback={<Skeleton height={160} />}>
            <GroupField
              at="/eligibility"
              depth={1}
              value={eligibility}
              onChange={(next) => change({ eligibility: next })}
            />
          </Suspense>
          <p className={styles.quiet} aria-live="polite">
            {said === null ? t.unfinished : t.said(said)}
          </p>
        </>
      )}
    </>
  );
}
