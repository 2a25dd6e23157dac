import { CheckField } from '../fields/check-field.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useForm } from '../form-context.tsx';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { type LimitKind, LimitLine } from './limit-line.tsx';
import styles from './part.module.css';

const COMMON: readonly LimitKind[] = ['client', 'coupon', 'discount'];
const RARE: readonly LimitKind[] = ['code', 'activations'];

/** How often, and for how much. */
export function LimitsPart() {
  const t = useCouponFormTexts().limits;
  const { form, change } = useForm();
  const isRareUsed = form.limits.some(
    ({ on, per }) => on === 'activations' || (on === 'redemptions' && per === 'code'),
  );
  return (
    <>
      <div className={styles.stack}>
        {COMMON.map((kind) => (
          <LimitLine key={kind} kind={kind} />
        ))}
      </div>
      <More title={t.more} isUsed={isRareUsed || !form.givesBack}>
        <div className={styles.stack}>
          {RARE.map((kind) => (
            <LimitLine key={kind} kind={kind} />
          ))}
          <CheckField
            at="/rollback/givesBack"
            label={t.givesBack}
            help={t.givesBackHelp}
            value={form.givesBack}
            onChange={(givesBack) => change({ givesBack })}
          />
        </div>
      </More>
      <Stacking />
    </>
  );
}

/** How it goes with other coupons on one order. */
function Stacking() {
  const t = useCouponFormTexts().limits;
  const { form, change } = useForm();
  const { stacking } = form;
  const set = (patch: Partial<typeof stacking>) => change({ stacking: { ...stacking, ...patch } });
  const isUsed =
    stacking.exclusive || stacking.group !== '' || stacking.priority !== '0' || stacking.base !== 'reduced';
  return (
    <More title={t.stacking} isUsed={isUsed}>
      <CheckField
        at="/stacking/exclusive"
        label={t.exclusive}
        help={t.exclusiveHelp}
        value={stacking.exclusive}
        onChange={(exclusive) => set({ exclusive })}
      />
      {stacking.exclusive ? null : (
        <div className={styles.row}>
          <TextField
            at="/stacking/group"
            label={t.group}
            help={t.groupHelp}
            width="medium"
            maxLength={64}
            value={stacking.group}
            onChange={(group) => set({ group })}
          />
          <NumberField
            at="/stacking/priority"
            label={t.priority}
            help={t.priorityHelp}
            value={stacking.priority}
            onChange={(priority) => set({ priority })}
          />
          <ChoiceField
            at="/stacking/base"
            label={t.base}
            value={stacking.base}
            choices={(['reduced', 'original'] as const).map((base) => ({
              value: base,
              label: t.bases[base],
            }))}
            onChange={(base) => set({ base })}
          />
        </div>
      )}
    </More>
  );
}
