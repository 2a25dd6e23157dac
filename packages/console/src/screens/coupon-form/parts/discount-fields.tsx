import { CheckField } from '../fields/check-field.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { MoneyField } from '../fields/money-field.tsx';
import { More } from '../fields/more.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import type { DiscountForm, DiscountKind } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { BuyGetFields } from './buy-get-fields.tsx';
import { EveryFields } from './every-fields.tsx';
import styles from './part.module.css';
import { TargetFields } from './target-fields.tsx';

interface DiscountFieldsProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: DiscountForm;
  readonly onChange: (discount: DiscountForm) => void;
}

/** The fields of each kind of discount but tiers, which are made of these. */
const FIELDS: Readonly<
  Record<Exclude<DiscountKind, 'tiers'>, (props: DiscountFieldsProps) => React.ReactNode>
> = {
  percent: PercentFields,
  amount: AmountFields,
  new_price: NewPriceFields,
  shipping: ShippingFields,
  buy_get: BuyGetFields,
  gift: GiftFields,
};

/** What a discount of its kind needs to be told. */
export function DiscountFields(props: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { at, value, onChange } = props;
  if (value.kind === 'tiers') return null;
  const Fields = FIELDS[value.kind];
  return (
    <>
      <Fields {...props} />
      {value.kind === 'shipping' ? null : (
        <CheckField
          at={`${at}/freeShipping`}
          label={t.freeShipping}
          value={value.freeShipping}
          onChange={(freeShipping) => onChange({ ...value, freeShipping })}
        />
      )}
    </>
  );
}

function PercentFields({ at, value, onChange }: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  return (
    <>
      <div className={styles.row}>
        <NumberField
          at={`${at}/percent`}
          label={t.percent}
          unit="%"
          value={value.percent}
          onChange={(percent) => onChange({ ...value, percent })}
        />
        <TargetFields
          at={`${at}/target`}
          value={value.target}
          onChange={(target) => onChange({ ...value, target })}
        />
      </div>
      <More title={t.capTitle} isUsed={value.cap !== ''}>
        <MoneyField
          at={`${at}/cap`}
          label={t.cap}
          help={t.capHelp}
          value={value.cap}
          onChange={(cap) => onChange({ ...value, cap })}
        />
      </More>
    </>
  );
}

function AmountFields({ at, value, onChange }: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { per, every } = value;
  return (
    <>
      <div className={styles.row}>
        <MoneyField
          at={`${at}/amount`}
          label={t.amount}
          value={value.amount}
          onChange={(amount) => onChange({ ...value, amount })}
        />
        <ChoiceField
          at={`${at}/per`}
          label={t.per}
          value={per === 'unit' ? per : every.by}
          choices={(['once', 'unit', 'subtotal', 'quantity'] as const).map((how) => ({
            value: how,
            label: t.perWhat[how],
          }))}
          onChange={(how) =>
            onChange(
              how === 'unit'
                ? { ...value, per: how }
                : { ...value, per: 'once', every: { ...every, by: how } },
            )
          }
        />
        <TargetFields
          at={`${at}/target`}
          value={value.target}
          onChange={(target) => onChange({ ...value, target })}
        />
      </div>
      {per === 'unit' ? null : (
        <EveryFields
          at={`${at}/every`}
          value={every}
          onChange={(next) => onChange({ ...value, every: next })}
        />
      )}
    </>
  );
}

function NewPriceFields({ at, value, onChange }: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  const priceOfOne = value.target.on === 'order' ? t.priceOfOrder : t.priceOfUnit;
  const isTogether = value.together !== '';
  return (
    <>
      <div className={styles.row}>
        <MoneyField
          at={`${at}/price`}
          label={isTogether ? t.priceOfSome : priceOfOne}
          value={value.price}
          onChange={(price) => onChange({ ...value, price })}
        />
        <NumberField
          at={`${at}/quantity`}
          label={t.together}
          help={t.togetherHelp}
          unit={t.units}
          value={value.together}
          onChange={(together) => onChange({ ...value, together })}
        />
        <TargetFields
          at={`${at}/target`}
          value={value.target}
          onChange={(target) => onChange({ ...value, target })}
        />
      </div>
      {isTogether ? (
        <CheckField
          at={`${at}/sets`}
          label={t.ofEachLine}
          help={t.ofEachLineHelp}
          value={value.isOfEachLine}
          onChange={(isOfEachLine) => onChange({ ...value, isOfEachLine })}
        />
      ) : null}
    </>
  );
}

function ShippingFields({ at, value, onChange }: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { shipping } = value;
  const set = (patch: Partial<DiscountForm['shipping']>) =>
    onChange({ ...value, shipping: { ...shipping, ...patch } });
  return (
    <>
      <div className={styles.row}>
        <ChoiceField
          at={`${at}/is`}
          label={t.shipping}
          value={shipping.is}
          choices={(['free', 'percent', 'price'] as const).map((is) => ({
            value: is,
            label: t.shippingWhat[is],
          }))}
          onChange={(is) => set({ is })}
        />
        {shipping.is === 'percent' ? (
          <NumberField
            at={`${at}/percent`}
            label={t.percent}
            unit="%"
            value={shipping.percent}
            onChange={(percent) => set({ percent })}
          />
        ) : null}
        {shipping.is === 'price' ? (
          <MoneyField
            at={`${at}/price`}
            label={t.shippingPrice}
            value={shipping.price}
            onChange={(price) => set({ price })}
          />
        ) : null}
      </div>
      {shipping.is === 'price' ? null : (
        <More title={t.capTitle} isUsed={shipping.cap !== ''}>
          <MoneyField
            at={`${at}/cap`}
            label={t.cap}
            help={t.capHelp}
            value={shipping.cap}
            onChange={(cap) => set({ cap })}
          />
        </More>
      )}
    </>
  );
}

function GiftFields({ at, value, onChange }: DiscountFieldsProps) {
  const t = useCouponFormTexts().offer;
  const { every } = value;
  const setEvery = (next: DiscountForm['every']) => onChange({ ...value, every: next });
  return (
    <>
      <div className={styles.row}>
        <TextField
          at={`${at}/sku`}
          label={t.gift}
          help={t.giftHelp}
          width="medium"
          maxLength={200}
          value={value.sku}
          onChange={(sku) => onChange({ ...value, sku })}
        />
        <NumberField
          at={`${at}/quantity`}
          label={t.howMany}
          unit={t.units}
          value={value.quantity}
          onChange={(quantity) => onChange({ ...value, quantity })}
        />
        <ChoiceField
          at={`${at}/every/by`}
          label={t.given}
          value={every.by}
          choices={(['once', 'subtotal', 'quantity'] as const).map((by) => ({
            value: by,
            label: t.perWhat[by],
          }))}
          onChange={(by) => setEvery({ ...every, by })}
        />
      </div>
      <EveryFields at={`${at}/every`} value={every} onChange={setEvery} />
    </>
  );
}
