import type { Coupon, CouponStatistics } from '../../../api/coupon.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './funnel.module.css';

interface FunnelProps {
  readonly coupon: Coupon;
  readonly totals: CouponStatistics['totals'];
}

/** How many come from a code to a purchase, step by step. A friendly code is not issued, so it has a step less. */
export function Funnel({ coupon, totals }: FunnelProps) {
  const t = useCouponTexts();
  const formats = useFormats();
  const steps = [
    ...(coupon.codes.kind === 'friendly' ? [] : [{ label: t.funnel.issued, count: totals.issued }]),
    { label: t.funnel.activated, count: totals.activated },
    { label: t.funnel.redeemed, count: totals.redeemed },
    { label: t.funnel.rolledBack, count: totals.rolledBack },
  ];
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Card title={t.funnel.title}>
      <dl className={styles.steps}>
        {steps.map(({ label, count }) => (
          <div key={label} className={styles.step}>
            <dt>{label}</dt>
            <dd>{formats.number(count)}</dd>
            {count === 0 ? null : (
              <dd className={styles.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
            )}
          </div>
        ))}
      </dl>
    </Card>
  );
}
