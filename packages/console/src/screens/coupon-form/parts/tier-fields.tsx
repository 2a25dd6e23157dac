import { Button, CloseButton } from '@mantine/core';
import { useRef } from 'react';
import { ChoiceField } from '../fields/choice-field.tsx';
import { MatchField } from '../fields/match-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { useForm } from '../form-context.tsx';
import { type DiscountForm, type DiscountKind, newTier, type TierForm } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { DiscountFields } from './discount-fields.tsx';
import styles from './part.module.css';
import tiers from './tier-fields.module.css';

interface TierFieldsProps {
  /** The JSON pointer of the discount. */
  readonly at: string;
  readonly value: DiscountForm;
  readonly onChange: (discount: DiscountForm) => void;
}

const KINDS = ['percent', 'amount', 'new_price', 'shipping', 'buy_get', 'gift'] as const;

/** A discount that rises with the order: a row for each step, the lowest first. */
export function TierFields({ at, value, onChange }: TierFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { errorOf } = useForm();
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (tier: TierForm) => {
    addButton.current?.focus();
    onChange({ ...value, tiers: value.tiers.filter((each) => each !== tier) });
  };
  const set = (index: number, tier: TierForm) =>
    onChange({ ...value, tiers: value.tiers.map((each, place) => (place === index ? tier : each)) });
  const error = errorOf(`${at}/tiers`, true);
  return (
    <>
      <ChoiceField
        at={`${at}/by`}
        label={t.tiersBy}
        value={value.by}
        choices={(['subtotal', 'quantity'] as const).map((by) => ({ value: by, label: t.tierBy[by] }))}
        onChange={(by) => onChange({ ...value, by })}
      />
      <More title={t.countedTitle} isUsed={Object.keys(value.counted).length > 0}>
        <MatchField
          at={`${at}/match`}
          value={value.counted}
          onChange={(counted) => onChange({ ...value, counted })}
        />
      </More>
      {value.tiers.map((tier, index) => (
        <fieldset key={tier.key} className={styles.group}>
          <legend>{t.tier(index + 1)}</legend>
          <Step
            at={`${at}/tiers/${index}`}
            by={value.by}
            tier={tier}
            onChange={(next) => set(index, next)}
            onRemove={() => remove(tier)}
          />
        </fieldset>
      ))}
      <div className={tiers.add} data-field={`${at}/tiers`}>
        <Button
          ref={addButton}
          variant="default"
          onClick={() => onChange({ ...value, tiers: [...value.tiers, newTier()] })}
        >
          {t.addTier}
        </Button>
        {error === undefined ? null : <p className={tiers.error}>{error}</p>}
      </div>
    </>
  );
}

interface StepProps {
  readonly at: string;
  readonly by: DiscountForm['by'];
  readonly tier: TierForm;
  readonly onChange: (tier: TierForm) => void;
  readonly onRemove: () => void;
}

function Step({ at, by, tier, onChange, onRemove }: StepProps) {
  const t = useCouponFormTexts().offer;
  const setFrom = (from: string) => onChange({ ...tier, from });
  const setDiscount = (discount: DiscountForm) => onChange({ ...tier, discount });
  const from = { at: `${at}/from`, label: t.from, value: tier.from, onChange: setFrom };
  return (
    <>
      <div className={styles.row}>
        {by === 'subtotal' ? <MoneyField {...from} /> : <NumberField {...from} unit={t.units} />}
        <ChoiceField<DiscountKind>
          at={`${at}/discount/kind`}
          label={t.kind}
          value={tier.discount.kind}
          choices={KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          onChange={(kind) => setDiscount({ ...tier.discount, kind })}
        />
        <CloseButton className={tiers.remove ?? ''} aria-label={t.removeTier} onClick={onRemove} />
      </div>
      <DiscountFields at={`${at}/discount`} value={tier.discount} onChange={setDiscount} />
    </>
  );
}
