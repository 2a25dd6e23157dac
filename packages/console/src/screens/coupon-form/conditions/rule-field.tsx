import { RULES } from '@couponry/engine';
import { LANGUAGES } from '@couponry/engine/text';
import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useReader } from '../../../text/reader.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { useForm } from '../form-context.tsx';
import { newRule, type RuleForm } from '../model/condition-form.ts';
import { rulePointer } from '../model/read-condition.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './conditions.module.css';
import { ParameterField } from './parameter-field.tsx';

interface RuleFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: RuleForm;
  /** It was added just now: the focus goes there. */
  readonly isNew: boolean;
  readonly onChange: (rule: RuleForm) => void;
  readonly onRemove: () => void;
}

const SUBJECTS = ['cart', 'client', 'time'] as const;

/** One condition: whether it must hold or must not, which rule, and what the rule has to be told. */
export function RuleField({ at, value, isNew, onChange, onRemove }: RuleFieldProps) {
  const t = useCouponFormTexts().who;
  const { language } = useReader();
  const { errorOf } = useForm();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) row.current?.querySelectorAll('select')[1]?.focus();
  }, [isNew]);
  const texts = LANGUAGES[language].rules as Readonly<Record<string, { readonly name: string }>>;
  const pointer = rulePointer(value, at);
  const specs = Object.entries(RULES.get(value.rule)?.parameters ?? {});
  const error = errorOf(pointer, true);
  return (
    <div className={styles.rule} ref={row} data-field={pointer}>
      <div className={styles.what}>
        <ChoiceField
          at={`${pointer}/not`}
          label={t.holds}
          isLabelHidden
          value={value.isNot ? 'not' : 'is'}
          choices={(['is', 'not'] as const).map((each) => ({ value: each, label: t.holding[each] }))}
          onChange={(next) => onChange({ ...value, isNot: next === 'not' })}
        />
        <ChoiceField
          at={`${pointer}/rule`}
          label={t.rule}
          isLabelHidden
          value={value.rule}
          choices={SUBJECTS.map((subject) => ({
            group: t.subjects[subject],
            items: namesOf(subject).map((name) => ({ value: name, label: texts[name]?.name ?? name })),
          }))}
          onChange={(rule) => onChange({ ...newRule(rule), key: value.key, isNot: value.isNot })}
        />
        <CloseButton
          className={styles.remove ?? ''}
          aria-label={t.remove(texts[value.rule]?.name ?? value.rule)}
          onClick={onRemove}
        />
      </div>
      <div className={styles.parameters}>
        {specs.map(([name, { type }]) => (
          <ParameterField
            key={`${value.rule} ${name}`}
            at={`${pointer}/${name}`}
            type={type}
            label={parameterName(language, value.rule, name)}
            value={value.parameters[name]}
            onChange={(typed) => onChange({ ...value, parameters: { ...value.parameters, [name]: typed } })}
          />
        ))}
      </div>
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
    </div>
  );
}

function namesOf(subject: (typeof SUBJECTS)[number]): string[] {
  return [...RULES.values()]
    .filter(({ asks }) => (asks === 'orders' ? 'client' : asks) === subject)
    .map(({ name }) => name);
}

function parameterName(language: keyof typeof LANGUAGES, rule: string, name: string): string {
  const rules = LANGUAGES[language].rules as Readonly<
    Record<string, { readonly parameters: Readonly<Record<string, string>> }>
  >;
  return rules[rule]?.parameters[name] ?? name;
}
