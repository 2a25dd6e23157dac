import { MAX_DEPTH } from '@couponry/engine';
import { Button, CloseButton } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useState } from 'react';
import { ChoiceField } from '../fields/choice-field.tsx';
import { useForm } from '../form-context.tsx';
import { type ConditionForm, type GroupForm, isGroup, newGroup, newRule } from '../model/condition-form.ts';
import { partsPointer } from '../model/read-condition.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './conditions.module.css';
import { RuleField } from './rule-field.tsx';

interface GroupFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  /** 1 for the outermost. */
  readonly depth: number;
  readonly value: GroupForm;
  readonly onChange: (group: GroupForm) => void;
  /** Left out: it cannot be taken away. */
  readonly onRemove?: () => void;
}

const TOGETHER = ['all', 'any', 'none', 'not_all'] as const;

/** Conditions put together by all, any, none or not all, within one another; it reads from the top like a sentence. */
export function GroupField({ at, depth, value, onChange, onRemove }: GroupFieldProps) {
  const t = useCouponFormTexts().who;
  const { errorOf } = useForm();
  const [added, setAdded] = useState<string | null>(null);
  const add = (part: ConditionForm) => {
    setAdded(isGroup(part) ? (part.parts[0]?.key ?? null) : part.key);
    onChange({ ...value, parts: [...value.parts, part] });
  };
  const set = (key: string, next: ConditionForm | null) =>
    onChange({
      ...value,
      parts: value.parts.flatMap((part) => (part.key !== key ? part : next === null ? [] : next)),
    });
  const partsAt = partsPointer(value, at);
  const error = errorOf(at, true);
  return (
    <fieldset className={styles.group} data-depth={depth}>
      <legend className={styles.hidden}>{t.group(depth)}</legend>
      <div className={styles.head}>
        <ChoiceField
          at={`${at}/together`}
          label={t.together}
          isLabelHidden
          value={value.together}
          choices={TOGETHER.map((together) => ({ value: together, label: t.togethers[together] }))}
          onChange={(together) => onChange({ ...value, together })}
        />
        {onRemove === undefined ? null : <CloseButton aria-label={t.removeGroup} onClick={onRemove} />}
      </div>
      {value.parts.map((part, index) => {
        const shared = {
          at: `${partsAt}/${index}`,
          onRemove: () => set(part.key, null),
        };
        return (
          <div key={part.key} className={styles.part}>
            {index === 0 ? null : (
              <span className={styles.word}>
                {value.together === 'all' || value.together === 'not_all' ? t.and : t.or}
              </span>
            )}
            {isGroup(part) ? (
              <GroupField
                {...shared}
                depth={depth + 1}
                value={part}
                onChange={(next) => set(part.key, next)}
              />
            ) : (
              <RuleField
                {...shared}
                value={part}
                isNew={part.key === added}
                onChange={(next) => set(part.key, next)}
              />
            )}
          </div>
        );
      })}
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      <div className={styles.foot}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={() => add(newRule('cart_subtotal'))}
        >
          {t.add}
        </Button>
        {depth >= MAX_DEPTH - 1 ? null : (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => add({ ...newGroup([newRule('client_tag')]), together: 'any' })}
          >
            {t.addGroup}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
