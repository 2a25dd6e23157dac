import { conditionText } from '@couponry/engine/text';
import { useReader } from '../../../text/reader.tsx';
import { GroupField } from '../conditions/group-field.tsx';
import { ChipsField } from '../fields/chips-field.tsx';
import { useForm } from '../form-context.tsx';
import { newRule } from '../model/condition-form.ts';
import { readCondition } from '../model/read-condition.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

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
          <GroupField
            at="/eligibility"
            depth={1}
            value={eligibility}
            onChange={(next) => change({ eligibility: next })}
          />
          <p className={styles.quiet} aria-live="polite">
            {said === null ? t.unfinished : t.said(said)}
          </p>
        </>
      )}
    </>
  );
}
