import type { Backtest } from '../../../api/backtest-queries.ts';
import { useReader } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { refusalWords } from '../../../ui/refusal-words.ts';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import styles from './result.module.css';

/** Why the coupon would not have applied, the most frequent reason first; together they are all that were refused. */
export function Refusals({ result: { refusals } }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const { formats, language } = useReader();
  return (
    <Card title={t.refusals.title}>
      {refusals.length === 0 ? <p className={styles.quiet}>{t.refusals.none}</p> : null}
      <ul className={styles.lines}>
        {refusals.map(({ code, orders, ordersAmongOthers }) => (
          <li key={code} className={styles.line}>
            <b>{t.refusals.times(formats.number(orders))}</b>
            <span>
              {refusalWords(code, language)}
              {ordersAmongOthers > orders ? (
                <span className={styles.note}>{t.refusals.among(formats.number(ordersAmongOthers))}</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
