import { CheckField } from '../fields/check-field.tsx';
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
        <GetTerms at={`${at}/get`} value={get} onChange={setGet} />
      </div>
      <CheckField
        at={`${at}/sets`}
        label={t.ofEachLine}
        help={t.ofEachLineHelp}
        value={value.isOfEachLine}
        onChange={(isOfEachLine) => onChange({ ...value, isOfEachLine })}
      />
      <fieldset className={styles.group}>
        <legend>{value.isOfEachLine ? t.boughtAndGot : t.bought}</legend>
        <MatchField at={`${at}/buy/match`} value={buy.match} onChange={(match) => setBuy({ match })} />
      </fieldset>
      {value.isOfEachLine ? null : (
        <fieldset className={styles.group}>
          <legend>{t.got}</legend>
          <MatchField at={`${at}/get/match`} value={get.match} onChange={(match) => setGet({ match })} />
        </fieldset>
      )}
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

interface GetTermsProps {
  readonly at: string;
  readonly value: DiscountForm['get'];
  readonly onChange: (patch: Partial<DiscountForm['get']>) => void;
}

/** What those cost that one gets. */
function GetTerms({ at, value, onChange }: GetTermsProps) {
  const t = useCouponFormTexts().offer;
  return (
    <>
      <ChoiceField
        at={`${at}/for`}
        label={t.getsFor}
        value={value.for}
        choices={(['free', 'percent', 'amount', 'price'] as const).map((each) => ({
          value: each,
          label: t.getFor[each],
        }))}
        onChange={(next) => onChange({ for: next })}
      />
      {value.for === 'percent' ? (
        <NumberField
          at={`${at}/percent`}
          label={t.percent}
          unit="%"
          value={value.percent}
          onChange={(percent) => onChange({ percent })}
        />
      ) : null}
      {value.for === 'amount' ? (
        <MoneyField
          at={`${at}/amount`}
          label={t.amountOfUnit}
          value={value.amount}
          onChange={(amount) => onChange({ amount })}
        />
      ) : null}
      {value.for === 'price' ? (
        <MoneyField
          at={`${at}/price`}
          label={t.priceOfUnit}
          value={value.price}
          onChange={(price) => onChange({ price })}
        />
      ) : null}
    </>
  );
}
