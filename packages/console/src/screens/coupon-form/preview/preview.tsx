import { useDeferredValue } from 'react';
import { useReader } from '../../../text/reader.tsx';
import { useTexts } from '../../../text/use-texts.ts';
import { couponOffer } from '../../../ui/coupon-offer.ts';
import { Ticket } from '../../../ui/ticket.tsx';
import { useForm } from '../form-context.tsx';
import type { Reading } from '../model/read-form.ts';
import { sampleCode } from '../model/sample-code.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './preview.module.css';
import { SampleOrder } from './sample-order.tsx';
import { useSentence } from './use-sentence.ts';

/** What a client will see, the coupon in a sentence, and what it does to a cart: all of it while one types. */
export function Preview({ reading }: { readonly reading: Reading }) {
  const t = useCouponFormTexts();
  const shared = useTexts();
  const { form } = useForm();
  const { formats } = useReader();
  const { fields, coupon } = useDeferredValue(reading);
  const sentence = useSentence(reading);
  const { discount } = fields;
  const hasOffer = discount !== undefined;
  const note =
    coupon.endsAt === null
      ? {}
      : { note: t.preview.until(formats.lastDay(new Date(coupon.endsAt), coupon.timeZone)) };
  return (
    <div className={styles.preview}>
      <Ticket
        size="medium"
        offer={hasOffer ? couponOffer(discount, coupon.currency, shared, formats) : '…'}
        name={form.name.trim() === '' ? t.preview.name : form.name}
        {...note}
        code={sampleCode(form.codes)}
      />
      <p className={styles.sentence} aria-live="polite">
        {sentence ?? t.preview.noOffer}
      </p>
      <Unfinished reading={reading} />
      {hasOffer ? <SampleOrder coupon={coupon} /> : null}
    </div>
  );
}

/** Which parts the sentence does not have, because they cannot be read yet. */
function Unfinished({ reading }: { readonly reading: Reading }) {
  const t = useCouponFormTexts();
  const names = [...new Set(reading.errors.map(({ field }) => t.fieldName(field)))].filter(
    (name) => name !== t.fieldName('/name') && name !== t.fieldName('/discount'),
  );
  return names.length === 0 ? null : (
    <p className={styles.unfinished}>{t.preview.unfinished(names.join(', '))}</p>
  );
}
