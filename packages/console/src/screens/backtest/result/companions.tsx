import { Link } from '@tanstack/react-router';
import type { Backtest } from '../../../api/backtest-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import styles from './result.module.css';

/** With which other coupons it would have come together, and which would have kept it out. */
export function Companions({ result }: { readonly result: Backtest }) {
  const t = useBacktestTexts();
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, result.currency);
  return (
    <Card title={t.companions.title}>
      <ul className={styles.lines}>
        {result.with.map(({ coupon, orders, ordersTogether, ordersInstead, ...sums }) => (
          <li key={coupon.id} className={styles.companion}>
            <Link to="/coupons/$couponId" params={{ couponId: coupon.id }} className={styles.link}>
              {coupon.name}
            </Link>
            <span>{t.companions.together(formats.number(ordersTogether), formats.number(orders))}</span>
            {ordersTogether === 0 ? null : (
              <span className={styles.note}>
                {t.companions.money(money(sums.discountTogether), money(sums.otherDiscountTogether))}
              </span>
            )}
            {ordersInstead === 0 ? null : (
              <span className={styles.note}>{t.companions.instead(formats.number(ordersInstead))}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
