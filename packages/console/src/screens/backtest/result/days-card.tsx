import { SegmentedControl } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Backtest } from '../../../api/backtest-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { lazyPart } from '../../../ui/lazy-part.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { everyDay } from './every-day.ts';
import styles from './result.module.css';

const Bars = lazyPart(() => import('../../../ui/bars.tsx'), 'Bars');
const MEASURES = ['discount', 'applied'] as const;

/** The days of the orders: what the coupon would have taken off each, as a chart and as a table. */
export function DaysCard({ result: { days, currency } }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const formats = useFormats();
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>('discount');
  const write = (value: number) =>
    measure === 'discount' ? formats.roughMoney(value, currency) : formats.number(value);
  const rows = everyDay(days).map((day) => ({ label: formats.calendarDay(day.day), value: day[measure] }));
  return (
    <Card
      title={t.days.title}
      aside={
        <SegmentedControl
          size="xs"
          value={measure}
          onChange={(value) => setMeasure(value as typeof measure)}
          data={MEASURES.map((value) => ({ value, label: t.days[value] }))}
          aria-label={t.days.show}
        />
      }
    >
      <Suspense fallback={<Skeleton height={280} />}>
        <Bars rows={rows} name={t.days[measure]} write={write} />
      </Suspense>
      <details className={styles.details}>
        <summary>{t.days.table}</summary>
        {/* biome-ignore lint/a11y/useSemanticElements: no fields are in it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is wider than the screen, and keys have to move it. */}
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={t.days.title}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['day', 'orders', 'applied', 'value', 'discount'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t.days.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, orders, applied, value, discount }) => (
                <tr key={day}>
                  <td>{formats.day(`${day}T00:00:00Z`, 'UTC')}</td>
                  <td>{formats.number(orders)}</td>
                  <td>{formats.number(applied)}</td>
                  <td>{formats.money(value, currency)}</td>
                  <td>{formats.money(discount, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
