import { ChoiceField } from '../fields/choice-field.tsx';
import { MatchField } from '../fields/match-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import type { TargetForm } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';

interface TargetFieldsProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: TargetForm;
  readonly onChange: (target: TargetForm) => void;
}

const ON = ['order', 'items', 'cheapest', 'dearest', 'of_each_line'] as const;

/** What a discount is taken from. */
export function TargetFields({ at, value, onChange }: TargetFieldsProps) {
  const t = useCouponFormTexts().offer;
  return (
    <>
      <ChoiceField
        at={`${at}/on`}
        label={t.target.label}
        value={value.on}
        choices={ON.map((on) => ({ value: on, label: t.target[on] }))}
        onChange={(on) => onChange({ ...value, on })}
      />
      {value.on === 'order' || value.on === 'items' ? null : (
        <NumberField
          at={`${at}/units/max`}
          label={t.howMany}
          unit={t.units}
          value={value.max}
          onChange={(max) => onChange({ ...value, max })}
        />
      )}
      {value.on === 'order' ? null : (
        <MatchField
          at={`${at}/match`}
          value={value.match}
          onChange={(match) => onChange({ ...value, match })}
        />
      )}
    </>
  );
}
