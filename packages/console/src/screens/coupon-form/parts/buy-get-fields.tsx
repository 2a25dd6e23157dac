import { ChoiceField } from '../fields/choice-field.tsx';
import { MatchField } from '../fields/match-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import type { DiscountForm } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

interface BuyGetFieldsProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: DiscountForm;
  readonly onChange: (discount: DiscountForm) => void;
}

/** Who buys so many gets so many others, free or for less. */
export function BuyGetFields({ at, value, onChange }: BuyGetFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { buy, get } = value;
  const setBuy = (patch: Partial<DiscountForm['buy']>) => onChange({ ...value, buy: { ...buy, ...patch } });
  const setGet = (patch: Partial<DiscountForm['get']>) => onChange({ ...value, get: { ...get, ...patch } });
  return (
    <>
      <div className={styles.row}>
        <NumberField
          at={`${at}/buy/quantity`}
          label={t.buys}
          unit={t.units}
          value={buy.quantity}
          onChange={(quantity) => setBuy({ quantity })}
        />
        <NumberField
          at={`${at}/get/quantity`}
          label={t.gets}
          unit={t.units}
          value={get.quantity}
          onChange={(quantity) => setGet({ quantity })}
        />
        <ChoiceField
          at={`${at}/get/for`}
          label={t.getsFor}
          value={get.for}
          choices={(['free', 'percent', 'price'] as const).map((each) => ({
            value: each,
            label: t.getFor[each],
          }))}
          onChange={(next) => setGet({ for: next })}
        />
        {get.for === 'percent' ? (
          <NumberField
            at={`${at}/get/percent`}
            label={t.percent}
            unit="%"
            value={get.percent}
            onChange={(percent) => setGet({ percent })}
          />
        ) : null}
        {get.for === 'price' ? (
          <MoneyField
            at={`${at}/get/price`}
            label={t.priceOfUnit}
            value={get.price}
            onChange={(price) => setGet({ price })}
          />
        ) : null}
      </div>
      <fieldset className={styles.group}>
        <legend>{t.bought}</legend>
        <MatchField at={`${at}/buy/match`} value={buy.match} onChange={(match) => setBuy({ match })} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t.got}</legend>
        <MatchField at={`${at}/get/match`} value={get.match} onChange={(match) => setGet({ match })} />
      </fieldset>
      <More title={t.repeatTitle} isUsed={value.repeat !== ''}>
        <NumberField
          at={`${at}/repeat`}
          label={t.repeat}
          help={t.repeatHelp}
          unit={t.times}
          value={value.repeat}
          onChange={(repeat) => onChange({ ...value, repeat })}
        />
      </More>
    </>
  );
}
