import type { AnyRule } from '@couponry/engine';
import { ChoiceField } from '../fields/choice-field.tsx';
import { MatchField } from '../fields/match-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WordsField } from '../fields/words-field.tsx';
import type { MatchForm } from '../model/match-form.ts';
import type { TypedObject } from '../model/typed.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { ComparisonField } from './comparison-field.tsx';
import styles from './conditions.module.css';
import { objectOf, type ParameterProps, textOf, wordsOf } from './parameter-props.ts';
import { WeekdaysField } from './weekdays-field.tsx';

type ParameterType = AnyRule['parameters'][string]['type'];

/** Each type of parameter has a field; a rule that is added to the engine has its form with that. */
const FIELDS: Readonly<Record<ParameterType, (props: ParameterProps) => React.ReactNode>> = {
  minor: (props) => <MoneyField {...props} value={textOf(props.value)} />,
  count: (props) => <NumberField {...props} value={textOf(props.value)} />,
  name: (props) => <TextField {...props} value={textOf(props.value)} width="narrow" maxLength={100} />,
  time: (props) => <TextField {...props} value={textOf(props.value)} type="time" width="narrow" />,
  date: (props) => <TextField {...props} value={textOf(props.value)} type="date" width="narrow" />,
  texts: (props) => <WordsField {...props} value={wordsOf(props.value)} />,
  currencies: (props) => (
    <WordsField
      {...props}
      placeholder="EUR"
      value={wordsOf(props.value)}
      onChange={(words) => props.onChange(words.map((word) => word.toUpperCase()))}
    />
  ),
  weekdays: (props) => <WeekdaysField {...props} value={wordsOf(props.value)} />,
  zone: ZoneField,
  match: (props) => (
    <MatchField
      {...props}
      value={objectOf(props.value) as MatchForm}
      onChange={(match) => props.onChange(match as TypedObject)}
    />
  ),
  quantities: (props) => <BoundsFields {...props} isMoney={false} />,
  amounts: (props) => <BoundsFields {...props} isMoney />,
  comparison: ComparisonField,
};

/** The field of a parameter, by its type. */
export function ParameterField({ type, ...props }: ParameterProps & { readonly type: ParameterType }) {
  const Field = FIELDS[type];
  return <Field {...props} />;
}

function BoundsFields({
  at,
  label,
  value,
  onChange,
  isMoney,
}: ParameterProps & { readonly isMoney: boolean }) {
  const t = useCouponFormTexts().who;
  const bounds = objectOf(value);
  const Field = isMoney ? MoneyField : NumberField;
  return (
    <fieldset className={styles.bounds}>
      <legend className={styles.hidden}>{label}</legend>
      {(['min', 'max'] as const).map((side) => (
        <Field
          key={side}
          at={`${at}/${side}`}
          label={`${label}: ${t.bounds[side]}`}
          value={textOf(bounds[side])}
          onChange={(next) => onChange({ ...bounds, [side]: next })}
        />
      ))}
    </fieldset>
  );
}

function ZoneField({ at, label, value, onChange }: ParameterProps) {
  const t = useCouponFormTexts().who;
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
  return (
    <ChoiceField
      at={at}
      label={label}
      value={textOf(value)}
      choices={[{ value: '', label: t.zoneOfCoupon }, ...zones]}
      onChange={onChange}
    />
  );
}
