import { type Cart, type Coupon, type Evaluation, evaluate, type Refusal } from '@couponry/engine';
import { refusalText } from '@couponry/engine/text';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../../../text/reader.tsx';
import { useForm } from '../form-context.tsx';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './preview.module.css';
import { cartOf, clientOf, type Sample } from './sample-cart.ts';
import { SampleEditor } from './sample-editor.tsx';
import { useSample } from './use-sample.ts';

const CODE = 'SAMPLE';

/** What the coupon does to an order, by the engine that will decide about real ones. */
export function SampleOrder({ coupon }: { readonly coupon: Coupon }) {
  const t = useCouponFormTexts().sample;
  const [sample, setSample] = useSample();
  const [isEdited, setEdited] = useState(false);
  return (
    <section className={styles.sample} aria-label={t.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t.title}</h2>
        <Button variant="subtle" size="xs" aria-expanded={isEdited} onClick={() => setEdited(!isEdited)}>
          {isEdited ? t.done : t.edit}
        </Button>
      </header>
      {isEdited ? <SampleEditor sample={sample} onChange={setSample} /> : null}
      <Outcome coupon={coupon} sample={sample} />
    </section>
  );
}

/** The order before and after, or why the coupon does nothing to it. */
function Outcome({ coupon, sample }: { readonly coupon: Coupon; readonly sample: Sample }) {
  const t = useCouponFormTexts().sample;
  const { writing } = useForm();
  const { language, formats } = useReader();
  const cart = cartOf(sample, writing);
  const now = Math.max(Date.now(), coupon.startsAt);
  const budget = coupon.limits.find(({ on }) => on === 'discount');
  const offer = { code: CODE, terms: coupon, refusals: [], budgetLeft: budget?.max ?? null, applied: null };
  const evaluation = evaluate(cart, [offer], clientOf(sample, writing), now);
  const { totals } = evaluation;
  const [result] = evaluation.results;
  const { currency, timeZone } = coupon;
  const money = (minor: number) => formats.money(minor, currency);
  const reasons: readonly Refusal[] = result?.reasons ?? [];
  const before = totals.subtotal + totals.shipping;
  return (
    <>
      <Lines cart={cart} evaluation={evaluation} />
      <div aria-live="polite">
        {result?.applied === true ? (
          <p className={styles.saves}>{t.saves(money(before - totals.total))}</p>
        ) : (
          reasons.map((reason) => (
            <p key={reason.reason} className={styles.refused}>
              {refusalText(reason, { language, currency, timeZone, writeMoney: formats.money })}
            </p>
          ))
        )}
      </div>
    </>
  );
}

interface LinesProps {
  readonly cart: Cart;
  readonly evaluation: Evaluation;
}

/** The lines of the order, each before and after. */
function Lines({ cart, evaluation: { results, lines, totals } }: LinesProps) {
  const t = useCouponFormTexts().sample;
  const { formats } = useReader();
  const [result] = results;
  const money = (minor: number) => formats.money(minor, cart.currency);
  return (
    <table className={styles.lines} aria-label={t.lines}>
      <tbody>
        {lines.map(({ lineId, amount, total }, index) => {
          const line = cart.lines[index];
          return (
            <tr key={lineId}>
              <th scope="row">
                <span className={styles.quantity}>{`${formats.number(line?.quantity ?? 0)} ×`}</span>{' '}
                {line?.name}
                {line?.onSale === true ? <span className={styles.sale}>{t.sale}</span> : null}
              </th>
              <td>
                <Price before={money(amount)} after={money(total)} />
              </td>
            </tr>
          );
        })}
        {(result?.gifts ?? []).map(({ sku, quantity }) => (
          <tr key={sku} className={styles.gift}>
            <th scope="row">{`${formats.number(quantity)} × ${sku}`}</th>
            <td>{t.gift}</td>
          </tr>
        ))}
        {totals.shipping === 0 ? null : (
          <tr>
            <th scope="row">{t.shipping}</th>
            <td>
              <Price
                before={money(totals.shipping)}
                after={money(totals.shipping - totals.shippingDiscount)}
              />
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t.total}</th>
          <td>
            <Price before={money(totals.subtotal + totals.shipping)} after={money(totals.total)} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** A price, and what it was where it is less now. */
function Price({ before, after }: { readonly before: string; readonly after: string }) {
  return before === after ? (
    before
  ) : (
    <>
      <s className={styles.before}>{before}</s> <ins className={styles.after}>{after}</ins>
    </>
  );
}
