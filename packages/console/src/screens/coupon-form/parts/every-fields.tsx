import { MatchField } from '../fields/match-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import type { EveryForm } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

interface EveryFieldsProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: EveryForm;
  readonly onChange: (every: EveryForm) => void;
}

/** For every how much something is given, how often at most, and what counts; nothing where it is given once. */
export function EveryFields({ at, value, onChange }: EveryFieldsProps) {
  const t = useCouponFormTexts().offer;
  if (value.by === 'once') return null;
  const setStep = (next: string) => onChange({ ...value, step: next });
  const step = { at: `${at}/step`, label: t.step, value: value.step, onChange: setStep };
  return (
    <>
      <div className={styles.row}>
        {value.by === 'subtotal' ? <MoneyField {...step} /> : <NumberField {...step} unit={t.units} />}
        <NumberField
          at={`${at}/repeat`}
          label={t.repeat}
          help={t.repeatHelp}
          unit={t.times}
          value={value.repeat}
          onChange={(repeat) => onChange({ ...value, repeat })}
        />
      </div>
      <More title={t.countedTitle} isUsed={Object.keys(value.counted).length > 0}>
        <MatchField
          at={`${at}/match`}
          value={value.counted}
          onChange={(counted) => onChange({ ...value, counted })}
        />
      </More>
    </>
  );
}
