import type { Backtest } from '../../../api/backtest-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { orderName } from './order-name.ts';
import styles from './result.module.css';

/** What of the orders was not replayed, or was though it is odd. Nothing is left out silently. */
export function LeftOut({ result: { leftOut } }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const formats = useFormats();
  const known: Readonly<Record<string, string>> = t.leftOut.reasons;
  return (
    <Card title={t.leftOut.title}>
      <ul className={styles.lines}>
        {leftOut.map(({ reason, what, isKept, count, examples, message }) => (
          <li key={reason} className={styles.line}>
            <b>{t.refusals.times(formats.number(count))}</b>
            <span>
              {known[reason] ?? message}
              <span className={styles.note}>
                {isKept ? t.leftOut.kept : t.leftOut.left}{' '}
                {t.leftOut.such(what, examples.map(orderName).join(', '))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
