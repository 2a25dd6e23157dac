import { Link } from '@tanstack/react-router';
import { useFormats } from '../../text/reader.tsx';
import type { Statistics } from './home-queries.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';
import { type WeekAsked, WeekCard } from './week-card.tsx';

/** The coupons that were redeemed most, each leading to its page. */
export function MostUsedCard({ week }: { readonly week: WeekAsked }) {
  const t = useHomeTexts();
  return (
    <WeekCard title={t.running.title} week={week}>
      {(statistics) => <MostUsed statistics={statistics} />}
    </WeekCard>
  );
}

function MostUsed({ statistics }: { readonly statistics: Statistics }) {
  const t = useHomeTexts();
  const used = statistics.mostUsed.filter(({ redeemed }) => redeemed > 0);
  const most = used[0]?.redeemed ?? 1;
  return (
    <>
      {used.length === 0 ? <p className={styles.quiet}>{t.running.none}</p> : null}
      <ol className={styles.list}>
        {used.map((row) => (
          <UsedCoupon key={row.coupon.id} row={row} share={row.redeemed / most} />
        ))}
      </ol>
      <p className={styles.foot}>
        <Link to="/coupons" search={{ state: 'published' }}>
          {t.running.all}
        </Link>
      </p>
    </>
  );
}

interface UsedCouponProps {
  readonly row: Statistics['mostUsed'][number];
  /** Of the most used one, up to 1. */
  readonly share: number;
}

function UsedCoupon({ row, share }: UsedCouponProps) {
  const t = useHomeTexts();
  const formats = useFormats();
  const { coupon, redeemed, discount, discountBack, currency } = row;
  return (
    <li className={styles.used}>
      <Link to="/coupons/$couponId" params={{ couponId: coupon.id }} className={styles.name}>
        {coupon.name}
      </Link>
      <span className={styles.number}>{t.running.redeemed(formats.number(redeemed))}</span>
      <span className={`${styles.number} ${styles.quiet} ${styles.given}`}>
        {formats.money(discount - discountBack, currency)}
      </span>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <rect width="100" height="4" />
        <rect width={share * 100} height="4" />
      </svg>
    </li>
  );
}
