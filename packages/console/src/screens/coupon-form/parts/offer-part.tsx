import { Textarea } from '@mantine/core';
import { ChipsField } from '../fields/chips-field.tsx';
import { More } from '../fields/more.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WordsField } from '../fields/words-field.tsx';
import { useField, useForm } from '../form-context.tsx';
import type { DiscountForm } from '../model/discount-form.ts';
import { newTier } from '../model/discount-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { DiscountFields } from './discount-fields.tsx';
import styles from './part.module.css';
import { TierFields } from './tier-fields.tsx';

const KINDS = ['percent', 'amount', 'shipping', 'buy_get', 'new_price', 'gift', 'tiers'] as const;

/** What the coupon is called, and what it gives. */
export function OfferPart() {
  const t = useCouponFormTexts().offer;
  const { form, change } = useForm();
  const { discount } = form;
  const setDiscount = (next: DiscountForm) => change({ discount: next });
  return (
    <>
      <TextField
        at="/name"
        label={t.name}
        placeholder={t.namePlaceholder}
        value={form.name}
        onChange={(name) => change({ name })}
      />
      <ChipsField
        at="/discount/kind"
        label={t.kind}
        value={discount.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        onChange={(kind) => {
          const tiers = kind === 'tiers' && discount.tiers.length === 0 ? [newTier()] : discount.tiers;
          setDiscount({ ...discount, kind, tiers });
        }}
      />
      {discount.kind === 'tiers' ? (
        <TierFields at="/discount" value={discount} onChange={setDiscount} />
      ) : (
        <DiscountFields at="/discount" value={discount} onChange={setDiscount} />
      )}
      <Told />
    </>
  );
}

/** What shops and clients are told beside the offer. */
function Told() {
  const t = useCouponFormTexts().offer;
  const { form, change } = useForm();
  const { description, termsUrl, image, tags } = form;
  const isUsed = description !== '' || termsUrl !== '' || image !== '' || tags.length > 0;
  return (
    <More title={t.told} isUsed={isUsed}>
      <Textarea
        {...useField('/description')}
        label={t.description}
        value={description}
        autosize={false}
        rows={2}
        maxLength={10_000}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <div className={styles.row}>
        <TextField
          at="/termsUrl"
          label={t.termsUrl}
          placeholder="https://"
          maxLength={2048}
          value={termsUrl}
          onChange={(next) => change({ termsUrl: next })}
        />
        <TextField
          at="/image"
          label={t.image}
          placeholder="https://"
          maxLength={2048}
          value={image}
          onChange={(next) => change({ image: next })}
        />
      </div>
      <WordsField
        at="/tags"
        label={t.tags}
        help={t.tagsHelp}
        value={tags}
        onChange={(next) => change({ tags: next })}
      />
    </More>
  );
}
