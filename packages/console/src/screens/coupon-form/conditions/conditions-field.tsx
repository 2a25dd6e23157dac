import { conditionText } from '@couponry/engine/text';
import { useReader } from '../../../text/reader.tsx';
import { useForm } from '../form-context.tsx';
import { readCondition } from '../model/read-condition.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './conditions.module.css';
import { GroupField } from './group-field.tsx';

/** The conditions of the coupon, and what they come to when they are read aloud. */
export function ConditionsField() {
  const t = useCouponFormTexts().who;
  const { form, change, writing } = useForm();
  const { eligibility, currency, timeZone } = form;
  const { language, formats } = useReader();
  const read = readCondition(eligibility, writing);
  const said =
    'condition' in read
      ? conditionText(read.condition, { language, currency, timeZone, writeMoney: formats.roughMoney })
      : null;
  return (
    <>
      <GroupField
        at="/eligibility"
        depth={1}
        value={eligibility}
        onChange={(next) => change({ eligibility: next })}
      />
      <p className={styles.said} aria-live="polite">
        {said === null ? t.unfinished : t.said(said)}
      </p>
    </>
  );
}
