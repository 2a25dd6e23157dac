import { Button } from '@mantine/core';
import { CheckField } from '../fields/check-field.tsx';
import { ChipsField } from '../fields/chips-field.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useForm } from '../form-context.tsx';
import type { DurationUnit } from '../model/coupon-form.ts';
import { suggestCode } from '../model/suggest-code.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

const KINDS = ['friendly', 'ean13', 'pattern', 'imported'] as const;

/** Which codes it has, and how they are activated. */
export function CodePart() {
  const t = useCouponFormTexts().code;
  const { form, change, lockOf } = useForm();
  const { codes, strict, hidden } = form;
  return (
    <>
      <ChipsField
        at="/codes/kind"
        label={t.label}
        isLabelHidden
        value={codes.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        lock={lockOf('codes')}
        onChange={(kind) => change({ codes: { ...codes, kind } })}
      />
      <Codes />
      <Activation />
      <More title={t.more} isUsed={strict || hidden}>
        <CheckField
          at="/strict"
          label={t.strict}
          help={codes.kind === 'friendly' ? t.strictFriendly : t.strictHelp}
          value={strict}
          onChange={(next) => change({ strict: next })}
        />
        <CheckField
          at="/hidden"
          label={t.hidden}
          help={t.hiddenHelp}
          value={hidden}
          onChange={(next) => change({ hidden: next })}
        />
      </More>
    </>
  );
}

/** What is to be told of each kind of codes. */
function Codes() {
  const t = useCouponFormTexts().code;
  const { form, change, lockOf } = useForm();
  const { codes } = form;
  const lock = lockOf('codes') === undefined ? {} : { lock: t.locked };
  const set = (patch: Partial<typeof codes>) => change({ codes: { ...codes, ...patch } });
  switch (codes.kind) {
    case 'friendly':
      return (
        <div className={styles.row}>
          <TextField
            at="/codes/code"
            label={t.code}
            help={t.codeHelp}
            placeholder="WINTER10"
            isCode
            width="medium"
            maxLength={200}
            value={codes.code}
            {...lock}
            onChange={(code) => set({ code })}
          />
          {codes.code !== '' || 'lock' in lock ? null : (
            <Button
              className={styles.beside ?? ''}
              variant="default"
              onClick={() => set({ code: suggestCode(form.name, form.discount) })}
            >
              {t.suggest}
            </Button>
          )}
        </div>
      );
    case 'ean13':
      return (
        <TextField
          at="/codes/prefix"
          label={t.prefix}
          help={t.prefixHelp}
          isCode
          width="medium"
          maxLength={6}
          value={codes.prefix}
          {...lock}
          onChange={(prefix) => set({ prefix })}
        />
      );
    case 'pattern':
      return (
        <TextField
          at="/codes/pattern"
          label={t.pattern}
          help={t.patternHelp}
          placeholder="WIN-####-####"
          isCode
          width="medium"
          maxLength={64}
          value={codes.pattern}
          {...lock}
          onChange={(pattern) => set({ pattern })}
        />
      );
    case 'imported':
      return <p className={styles.quiet}>{t.importedHelp}</p>;
  }
}

/** Whether clients activate it, and how long a code is valid then. */
function Activation() {
  const t = useCouponFormTexts().code;
  const { form, change } = useForm();
  const { isActivated, validFor } = form;
  const units: readonly DurationUnit[] = validFor.unit === 'seconds' ? [...UNITS, 'seconds'] : UNITS;
  return (
    <div className={styles.stack}>
      <CheckField
        at="/activation/required"
        label={t.activated}
        help={t.activatedHelp}
        value={isActivated}
        onChange={(next) => change({ isActivated: next })}
      />
      {isActivated || validFor.amount !== '' ? (
        <div className={styles.row}>
          <NumberField
            at="/activation/validFor"
            label={t.validFor}
            help={t.validForHelp}
            placeholder={t.untilEnd}
            value={validFor.amount}
            onChange={(amount) => change({ validFor: { ...validFor, amount } })}
          />
          <div className={styles.beside}>
            <ChoiceField
              at="/activation/unit"
              label={t.unit}
              isLabelHidden
              value={validFor.unit}
              choices={units.map((unit) => ({ value: unit, label: t.units[unit] }))}
              onChange={(unit) => change({ validFor: { ...validFor, unit } })}
            />
          </div>
        </div>
      ) : null}
    </div>
  );
}

const UNITS = ['days', 'hours', 'minutes'] as const;
