import type { Coupon, CouponStatistics, Limit } from '../../api/coupon.ts';
import { useFormats } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import { UsageBar } from '../../ui/usage-bar.tsx';
import { limitText } from './limit-text.ts';
import styles from './limit-use.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';

interface LimitUseProps {
  readonly coupon: Coupon;
  readonly totals: CouponStatistics['totals'];
}

/** The limits of a coupon, and how much of each that counts over everybody is used. */
export function LimitUse({ coupon, totals }: LimitUseProps) {
  const t = useCouponTexts();
  const shared = useTexts();
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, coupon.currency);
  return (
    <Card title={t.limits}>
      {coupon.limits.length === 0 ? <p className={styles.none}>{shared.unlimited}</p> : null}
      <ul className={styles.limits}>
        {coupon.limits.map((limit) => {
          const used = usedOf(limit, coupon, totals);
          const write = limit.on === 'discount' ? money : formats.number;
          return (
            <li key={JSON.stringify(limit)} className={styles.limit}>
              {limitText(limit, t, write)}
              {used === null ? null : <UsageBar used={used} max={limit.max} write={write} />}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** How much of a limit is used; null for one that counts by client, code or period. */
function usedOf(limit: Limit, { rollback }: Coupon, totals: CouponStatistics['totals']): number | null {
  if (limit.on === 'activations') return totals.activated - totals.deactivated;
  if (limit.on === 'discount') return totals.discount - totals.discountBack;
  if (limit.per !== 'coupon' || limit.period !== undefined) return null;
  return totals.redeemed - (rollback?.givesBack === false ? 0 : totals.rolledBack);
}
