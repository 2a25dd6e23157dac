import type { Backtest } from '../../../api/backtest-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { ClientLink } from '../../../ui/client-link.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { orderName } from './order-name.ts';
import styles from './result.module.css';

const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The orders that would have cost most. */
export function Largest({ result: { largest, currency, timeZone } }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const formats = useFormats();
  return (
    <Card title={t.largest.title}>
      {largest.length === 0 ? <p className={styles.quiet}>{t.largest.none}</p> : null}
      <ol className={styles.lines}>
        {largest.map(({ orderId, at, clientId, value, discount }) => (
          <li key={orderId} className={styles.order}>
            <span>
              {t.largest.order(orderName(orderId))}
              <span className={styles.note}>
                <Instant at={at} timeZone={timeZone} as="day" /> · <Client id={clientId} />
              </span>
            </span>
            <span className={styles.amount}>
              <b>{formats.money(discount, currency)}</b>
              <span className={styles.note}>{t.largest.of(formats.money(value, currency))}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A client of this workspace leads to its page; one of a file is how the file calls it. */
function Client({ id }: { readonly id: string | null }) {
  const t = useBacktestTexts();
  if (id === null) return t.largest.guest;
  return OURS.test(id) ? <ClientLink id={id} className={styles.client} called={t.largest.client} /> : id;
}
