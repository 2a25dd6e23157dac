import { ChoiceField } from '../fields/choice-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WordsField } from '../fields/words-field.tsx';
import type { Typed, TypedObject } from '../model/typed.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { objectOf, type ParameterProps, textOf, wordsOf } from './parameter-props.ts';

/** What an attribute is compared by, and with what. */
const BY = {
  text: ['in', 'notIn'],
  number: ['equals', 'min', 'max'],
  date: ['from', 'to'],
  list: ['in', 'all', 'notIn'],
} as const;
const TYPES = ['text', 'number', 'boolean', 'date', 'list'] as const;

/** What an attribute has to be: of which type, and what of that. */
export function ComparisonField({ at, label, value, onChange }: ParameterProps) {
  const t = useCouponFormTexts().who;
  const is = objectOf(value);
  const type = TYPES.find((each) => each in is) ?? 'text';
  const within = objectOf(is[type]);
  const set = (name: string, typed: Typed) => onChange({ [type]: { ...within, [name]: typed } });
  return (
    <>
      <ChoiceField
        at={`${at}/type`}
        label={label}
        value={type}
        choices={TYPES.map((each) => ({ value: each, label: t.types[each] }))}
        onChange={(next) => onChange(next === 'boolean' ? { boolean: true } : { [next]: {} })}
      />
      {type === 'boolean' ? (
        <ChoiceField
          at={`${at}/boolean`}
          label={t.value}
          value={is.boolean === false ? 'no' : 'yes'}
          choices={(['yes', 'no'] as const).map((each) => ({ value: each, label: t.flags[each] }))}
          onChange={(next) => onChange({ boolean: next === 'yes' })}
        />
      ) : (
        BY[type].map((name) => (
          <Compared
            key={`${type} ${name}`}
            at={`${at}/${type}/${name}`}
            type={type}
            label={t.compared[name]}
            typed={within}
            name={name}
            onChange={(typed) => set(name, typed)}
          />
        ))
      )}
    </>
  );
}

interface ComparedProps {
  readonly at: string;
  readonly type: keyof typeof BY;
  readonly label: string;
  readonly typed: TypedObject;
  readonly name: string;
  readonly onChange: (typed: Typed) => void;
}

function Compared({ at, type, label, typed, name, onChange }: ComparedProps) {
  const shared = { at, label, onChange };
  if (type === 'number') return <NumberField {...shared} value={textOf(typed[name])} />;
  if (type === 'date')
    return <TextField {...shared} type="date" width="narrow" value={textOf(typed[name])} />;
  return <WordsField {...shared} value={wordsOf(typed[name])} />;
}
