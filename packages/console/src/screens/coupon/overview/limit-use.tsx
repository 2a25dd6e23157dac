import type { Coupon, CouponTotals } from '../../../api/coupon.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { UsageBar } from '../../../ui/usage-bar.tsx';
import { usedOf } from '../../../ui/used-of.ts';
import { limitText } from '../limit-text.ts';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './limit-use.module.css';

interface LimitUseProps {
  readonly coupon: Coupon;
  readonly totals: CouponTotals;
}

/** The limits of a coupon, and how much of each that counts over everybody is used. */
export function LimitUse({ coupon, totals }: LimitUseProps) {
  const t = useCouponTexts();
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, coupon.currency);
  return (
    <Card title={t.limits}>
      {coupon.limits.length === 0 ? <p className={styles.none}>{t.rules.unlimited}</p> : null}
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
