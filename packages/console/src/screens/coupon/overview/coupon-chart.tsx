import { SegmentedControl } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Coupon } from '../../../api/coupon.ts';
import type { Bucket, BucketedStatistics } from '../../../api/coupon-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { lazyPart } from '../../../ui/lazy-part.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './coupon-chart.module.css';
import { fillBuckets } from './fill-buckets.ts';
import { useHours } from './use-hours.ts';

const Bars = lazyPart(() => import('../../../ui/bars.tsx'), 'Bars');
const SPANS = ['hour', 'day', 'week', 'month'] as const;
const SERIES = ['redeemed', 'activated', 'issued', 'given'] as const;

interface CouponChartProps {
  readonly coupon: Coupon;
  readonly statistics: BucketedStatistics;
  /** What was chosen; the statistics may still be those of before. */
  readonly bucket: Bucket;
  readonly onBucket: (bucket: Bucket) => void;
}

/** What happened over time: one measure, by hour, day, week or month; and the same as a table. */
export function CouponChart({ coupon, statistics, bucket, onBucket }: CouponChartProps) {
  const t = useCouponTexts();
  const formats = useFormats();
  const [series, setSeries] = useState<(typeof SERIES)[number]>('redeemed');
  const [isByHour, setByHour] = useState(false);
  const hours = useHours(coupon, isByHour);
  const { buckets, currency, timeZone } = statistics;
  // A friendly code is there once; nothing is issued.
  const shown = SERIES.filter((each) => each !== 'issued' || coupon.codes.kind !== 'friendly');
  const days = fillBuckets(buckets, statistics.bucket, todayIn(timeZone)).map((row) => ({
    label: formats.calendarDay(row.startsOn),
    ...row,
  }));
  const rows = (isByHour ? hours : days)?.map((row) => ({
    label: row.label,
    value: series === 'given' ? row.discount - row.discountBack : row[series],
  }));
  const write = (value: number) =>
    series === 'given' ? formats.roughMoney(value, currency) : formats.number(value);
  const choose = (span: (typeof SPANS)[number]) => {
    setByHour(span === 'hour');
    if (span !== 'hour') onBucket(span);
  };
  return (
    <Card
      title={t.chart.title}
      aside={
        <SegmentedControl
          className={styles.choice ?? ''}
          size="xs"
          value={isByHour ? 'hour' : bucket}
          onChange={(value) => choose(value as (typeof SPANS)[number])}
          data={SPANS.map((value) => ({ value, label: t.chart[value] }))}
          aria-label={t.chart.title}
        />
      }
    >
      <div className={styles.series}>
        <SegmentedControl
          className={styles.choice ?? ''}
          size="xs"
          value={series}
          onChange={(value) => setSeries(value as (typeof SERIES)[number])}
          data={shown.map((value) => ({ value, label: t.chart[value] }))}
          aria-label={t.chart.show}
        />
      </div>
      {rows === undefined ? (
        <Skeleton height={280} />
      ) : rows.length === 0 ? (
        <p className={styles.empty}>{t.chart.empty}</p>
      ) : (
        <>
          <Suspense fallback={<Skeleton height={280} />}>
            <Bars rows={rows} name={t.chart[series]} write={write} />
          </Suspense>
          <ChartTable rows={rows} title={t.chart[series]} write={write} />
        </>
      )}
    </Card>
  );
}

interface ChartTableProps {
  readonly rows: readonly { readonly label: string; readonly value: number }[];
  readonly title: string;
  readonly write: (value: number) => string;
}

function ChartTable({ rows, title, write }: ChartTableProps) {
  const t = useCouponTexts();
  return (
    <details className={styles.table}>
      <summary>{t.chart.table}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.chart.date}</th>
            <th scope="col">{title}</th>
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
  );
}

/** The present day in a zone, `2026-12-31`. */
function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}
