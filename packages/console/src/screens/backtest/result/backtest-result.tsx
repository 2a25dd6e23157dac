import { simulationSentence } from '@couponry/engine/text';
import type { Backtest } from '../../../api/backtest-queries.ts';
import { useReader } from '../../../text/reader.tsx';
import { Figures } from '../../../ui/figures.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { Companions } from './companions.tsx';
import { DaysCard } from './days-card.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { Largest } from './largest.tsx';
import { LeftOut } from './left-out.tsx';
import { Refusals } from './refusals.tsx';
import styles from './result.module.css';

/** The API tells shares in percent; the sentence takes them in ten-thousandths of one. */
const PERCENT = 10_000;

/** What the backtest found: one sentence, then what it is made of. */
export function BacktestResult({ result }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const { language } = useReader();
  return (
    <section className={styles.result} aria-label={t.result.title}>
      <div className={styles.lead}>
        <p className={styles.sentence} role="status">
          {simulationSentence(reportOf(result), language)}
        </p>
        <DownloadMenu result={result} />
      </div>
      <Numbers result={result} />
      <DaysCard result={result} />
      <div className={styles.parts}>
        <div className={styles.column}>
          <Refusals result={result} />
          {result.with.length === 0 ? null : <Companions result={result} />}
          {result.leftOut.length === 0 ? null : <LeftOut result={result} />}
        </div>
        <Largest result={result} />
      </div>
    </section>
  );
}

function Numbers({ result: { replayed, applied, discount, currency } }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const { formats } = useReader();
  const money = (minor: number) => formats.money(minor, currency);
  const percent = (share: number | null) => formats.percent(Math.round((share ?? 0) * 10) / 10);
  return (
    <Figures
      figures={[
        {
          label: t.result.orders,
          value: formats.number(applied.orders),
          note: t.result.ofOrders(
            formats.number(replayed.orders),
            percent((applied.orders / replayed.orders) * 100),
          ),
        },
        {
          label: t.result.clients,
          value: formats.number(applied.clients),
          note:
            applied.guestOrders === 0
              ? t.result.ofClients(formats.number(replayed.clients))
              : t.result.withGuests(formats.number(replayed.clients), formats.number(applied.guestOrders)),
        },
        {
          label: t.result.discount,
          value: money(discount.total),
          note: t.result.ofValue(percent(discount.percentOfReplayed)),
        },
        {
          label: t.result.perOrder,
          value: discount.mean === null ? t.result.none : money(discount.mean),
          note: discount.median === null ? undefined : t.result.median(money(discount.median)),
        },
      ]}
    />
  );
}

function reportOf({ firstAt, lastAt, timeZone, currency, applied, replayed, discount }: Backtest) {
  const share = discount.percentOfApplied;
  return {
    ...{ timeZone, currency, applied, replayed },
    firstAt: firstAt === null ? null : Date.parse(firstAt),
    lastAt: lastAt === null ? null : Date.parse(lastAt),
    discount: { total: discount.total, shareOfApplied: share === null ? null : Math.round(share * PERCENT) },
  };
}
