import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Coupon, CouponStatistics } from '../../api/coupon.ts';
import type { Bucket } from '../../api/coupon-queries.ts';
import { useFormats } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './coupon-chart.module.css';
import { fillBuckets } from './fill-buckets.ts';
import { useCouponTexts } from './text/use-coupon-texts.ts';

const Bars = lazy(() => import('../../ui/bars.tsx').then(({ Bars }) => ({ default: Bars })));
const BUCKETS = ['day', 'week', 'month'] as const;
const SERIES = ['redeemed', 'activated', 'issued', 'given'] as const;

interface CouponChartProps {
  readonly coupon: Coupon;
  readonly statistics: CouponStatistics;
  readonly bucket: Bucket;
  readonly onBucket: (bucket: Bucket) => void;
}

/** What happened over time: one measure, by day, week or month; and the same as a table. */
export function CouponChart({ coupon, statistics, bucket, onBucket }: CouponChartProps) {
  const t = useCouponTexts();
  const formats = useFormats();
  const [series, setSeries] = useState<(typeof SERIES)[number]>('redeemed');
  const { buckets, currency, timeZone } = statistics;
  // A friendly code is there once; nothing is issued.
  const shown = SERIES.filter((each) => each !== 'issued' || coupon.codes.kind !== 'friendly');
  const rows = fillBuckets(buckets, bucket, todayIn(timeZone)).map((row) => ({
    label: formats.calendarDay(row.startsOn),
    value: series === 'given' ? row.discount - row.discountBack : row[series],
  }));
  const write = (value: number) =>
    series === 'given' ? formats.roughMoney(value, currency) : formats.number(value);
  return (
    <Card
      title={t.chart.title}
      aside={
        <SegmentedControl
          size="xs"
          value={bucket}
          onChange={(value) => onBucket(value as Bucket)}
          data={BUCKETS.map((value) => ({ value, label: t.chart[value] }))}
          aria-label={t.chart.title}
        />
      }
    >
      <div className={styles.series}>
        <SegmentedControl
          size="xs"
          value={series}
          onChange={(value) => setSeries(value as (typeof SERIES)[number])}
          data={shown.map((value) => ({ value, label: t.chart[value] }))}
          aria-label={t.chart.show}
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t.chart.empty}</p>
      ) : (
        <>
          <Suspense fallback={<Skeleton height={280} />}>
            <Bars rows={rows} name={t.chart[series]} write={write} />
          </Suspense>
          <details className={styles.table}>
            <summary>{t.chart.table}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.chart.date}</th>
                  <th scope="col">{t.chart[series]}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ label, value }) => (
                  <tr key={label}>
                    <td>{label}</td>
                    <td>{write(value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </Card>
  );
}

/** The present day in a zone, `2026-12-31`. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}
