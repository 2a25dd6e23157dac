import { Button, Checkbox, CloseButton } from '@mantine/core';
import { useRef } from 'react';
import { ChoiceField } from '../fields/choice-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { useForm } from '../form-context.tsx';
import type { LimitForm } from '../model/coupon-form.ts';
import { nextKey } from '../model/next-key.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './limit-line.module.css';

/** The kinds of limits: uses by a client, of a code, of the coupon in all; activations; a budget. */
export type LimitKind = 'client' | 'code' | 'coupon' | 'activations' | 'discount';

const PERIODS = ['', 'day', 'week', 'month'] as const;

/** A kind of limit: whether there is one, and how much it is; for uses, another one for each period. */
export function LimitLine({ kind }: { readonly kind: LimitKind }) {
  const t = useCouponFormTexts().limits;
  const { form, change } = useForm();
  const { limits } = form;
  const mine = limits.filter((limit) => kindOf(limit) === kind);
  const set = (limit: LimitForm) =>
    change({ limits: limits.map((each) => (each.key === limit.key ? limit : each)) });
  const add = (period: LimitForm['period'], max: string) =>
    change({ limits: [...limits, { key: nextKey(), ...OF_KIND[kind], period, max }] });
  const box = useRef<HTMLInputElement>(null);
  const remove = (limit: LimitForm) => {
    box.current?.focus();
    change({ limits: limits.filter((each) => each !== limit) });
  };
  const free = PERIODS.find((period) => mine.every((limit) => limit.period !== period));
  return (
    <div className={styles.line}>
      <Checkbox
        ref={box}
        label={t.kinds[kind]}
        {...(mine.length > 0 ? {} : { description: t.kindsHelp[kind] })}
        data-field={mine.length === 0 ? `/limits/${kind}` : undefined}
        checked={mine.length > 0}
        onChange={(event) => {
          if (event.currentTarget.checked) add('', MOST[kind]);
          else change({ limits: limits.filter((limit) => kindOf(limit) !== kind) });
        }}
      />
      {mine.map((limit) => (
        <LimitFields
          key={limit.key}
          at={`/limits/${limits.indexOf(limit)}`}
          limit={limit}
          kind={kind}
          onChange={set}
          {...(mine.length > 1 ? { onRemove: () => remove(limit) } : {})}
        />
      ))}
      {mine.length > 0 && OF_KIND[kind].on === 'redemptions' && free !== undefined ? (
        <div className={styles.fields}>
          <Button variant="subtle" size="xs" onClick={() => add(free, '')}>
            {t.another}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface LimitFieldsProps {
  readonly at: string;
  readonly limit: LimitForm;
  readonly kind: LimitKind;
  readonly onChange: (limit: LimitForm) => void;
  readonly onRemove?: () => void;
}

function LimitFields({ at, limit, kind, onChange, onRemove }: LimitFieldsProps) {
  const t = useCouponFormTexts().limits;
  const most = {
    at: `${at}/max`,
    label: t.most(t.kinds[kind]),
    isLabelHidden: true,
    value: limit.max,
    onChange: (max: string) => onChange({ ...limit, max }),
  };
  return (
    <div className={styles.fields}>
      {limit.on === 'discount' ? (
        <MoneyField {...most} />
      ) : (
        <NumberField {...most} unit={limit.on === 'activations' ? t.activations : t.times} />
      )}
      {limit.on === 'redemptions' ? (
        <ChoiceField
          at={`${at}/period`}
          label={t.period}
          isLabelHidden
          value={limit.period}
          choices={PERIODS.map((period) => ({
            value: period,
            label: t.periods[period === '' ? 'ever' : period],
          }))}
          onChange={(period) => onChange({ ...limit, period })}
        />
      ) : null}
      {onRemove === undefined ? null : <CloseButton aria-label={t.remove} onClick={onRemove} />}
    </div>
  );
}

function kindOf({ on, per }: LimitForm): LimitKind {
  return on === 'redemptions' ? per : on;
}

const OF_KIND: Readonly<Record<LimitKind, Pick<LimitForm, 'on' | 'per'>>> = {
  client: { on: 'redemptions', per: 'client' },
  code: { on: 'redemptions', per: 'code' },
  coupon: { on: 'redemptions', per: 'coupon' },
  activations: { on: 'activations', per: 'coupon' },
  discount: { on: 'discount', per: 'coupon' },
};

/** What is meant most often. */
const MOST: Readonly<Record<LimitKind, string>> = {
  client: '1',
  code: '1',
  coupon: '1000',
  activations: '',
  discount: '',
};
