import { useFormats } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './lines-result.module.css';
import type { ValidationTold } from './reason-told.ts';
import { useTrialTexts } from './text/use-trial-texts.ts';
import type { Trial } from './trial.ts';

interface LinesResultProps {
  readonly told: ValidationTold;
  readonly trial: Trial;
}

/** Each line with what is taken off as a struck price, then what all of it comes to. */
export function LinesResult({ told, trial }: LinesResultProps) {
  const t = useTrialTexts();
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, trial.currency);
  const { totals } = told;
  const off = (totals.discount ?? 0) + (totals.shippingDiscount ?? 0);
  return (
    <Card title={t.result}>
      <table className={styles.table}>
        <tbody>
          {told.lines?.map(({ lineId, amount, discount, total }) => {
            const line = trial.lines[Number(lineId) - 1];
            return (
              <tr key={lineId}>
                <th scope="row">
                  {line?.sku === '' || line === undefined ? `${t.line} ${lineId}` : line.sku}{' '}
                  <span className={styles.quiet}>{t.units(line?.quantity ?? '')}</span>
                </th>
                <td>{discount > 0 ? <del className={styles.quiet}>{money(amount)}</del> : null}</td>
                <td>{money(total)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <Row title={t.subtotal} value={totals.subtotal === null ? null : money(totals.subtotal)} />
          <Row title={t.shippingTotal} value={totals.shipping === null ? null : money(totals.shipping)} />
          <Row title={t.discount} value={t.takesOff(money(off))} />
          <tr className={styles.total}>
            <th scope="row">{t.total}</th>
            <td />
            <td>{totals.total === null ? '' : money(totals.total)}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

function Row({ title, value }: { readonly title: string; readonly value: string | null }) {
  if (value === null) return null;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td />
      <td>{value}</td>
    </tr>
  );
}
