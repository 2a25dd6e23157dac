import { MAX_DEPTH } from '@couponry/engine';
import { Button, CloseButton } from '@mantine/core';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { type Ref, useRef, useState } from 'react';
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
  /** It was added just now: the focus goes to its first condition. */
  readonly isNew?: boolean;
  readonly onChange: (group: GroupForm) => void;
  /** Left out: it cannot be taken away. */
  readonly onRemove?: () => void;
}

const TOGETHER = ['all', 'any', 'none', 'not_all'] as const;

/** Conditions put together by all, any, none or not all, within one another; it reads from the top like a sentence. */
export function GroupField({ at, depth, value, isNew = false, onChange, onRemove }: GroupFieldProps) {
  const t = useCouponFormTexts().who;
  const { errorOf } = useForm();
  const [added, setAdded] = useState(isNew ? value.parts[0]?.key : undefined);
  // What was taken away had the focus, which goes where something is added again.
  const addButton = useRef<HTMLButtonElement>(null);
  const add = (part: ConditionForm) => {
    setAdded(part.key);
    onChange({ ...value, parts: [...value.parts, part] });
  };
  const set = (key: string, next: ConditionForm | null) => {
    if (next === null) addButton.current?.focus();
    onChange({
      ...value,
      parts: value.parts.flatMap((part) => (part.key !== key ? part : next === null ? [] : next)),
    });
  };
  // Of all conditions together it is told at the choice above them.
  const error = depth === 1 ? undefined : errorOf(at, true);
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
      {value.parts.map((part, index) => (
        <div key={part.key} className={styles.part}>
          {index === 0 ? null : <Word together={value.together} />}
          <PartField
            at={`${partsPointer(value, at)}/${index}`}
            depth={depth}
            value={part}
            isNew={part.key === added}
            onChange={(next) => set(part.key, next)}
          />
        </div>
      ))}
      {error === undefined ? null : <p className={styles.error}>{error}</p>}
      <Add depth={depth} button={addButton} onAdd={add} />
    </fieldset>
  );
}

interface PartFieldProps {
  readonly at: string;
  readonly depth: number;
  readonly value: ConditionForm;
  readonly isNew: boolean;
  /** Null: it is taken away. */
  readonly onChange: (part: ConditionForm | null) => void;
}

function PartField({ depth, value, onChange, ...shared }: PartFieldProps) {
  const onRemove = () => onChange(null);
  return isGroup(value) ? (
    <GroupField {...shared} depth={depth + 1} value={value} onChange={onChange} onRemove={onRemove} />
  ) : (
    <RuleField {...shared} value={value} onChange={onChange} onRemove={onRemove} />
  );
}

/** What stands between two conditions when one reads them. */
function Word({ together }: Pick<GroupForm, 'together'>) {
  const t = useCouponFormTexts().who;
  return <span className={styles.word}>{together === 'all' || together === 'not_all' ? t.and : t.or}</span>;
}

interface AddProps {
  readonly depth: number;
  readonly button: Ref<HTMLButtonElement>;
  readonly onAdd: (part: ConditionForm) => void;
}

function Add({ depth, button, onAdd }: AddProps) {
  const t = useCouponFormTexts().who;
  return (
    <div className={styles.foot}>
      <Button
        ref={button}
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={() => onAdd(newRule('cart_subtotal'))}
      >
        {t.add}
      </Button>
      {depth >= MAX_DEPTH - 1 ? null : (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => onAdd({ ...newGroup([newRule('client_tag')]), together: 'any' })}
        >
          {t.addGroup}
        </Button>
      )}
    </div>
  );
}
