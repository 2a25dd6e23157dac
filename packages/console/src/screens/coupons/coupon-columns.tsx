import { useMemo } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { useReader } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { CouponState } from '../../ui/coupon-state.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { CouponUse } from '../../ui/coupon-use.tsx';
import { couponWords } from '../../ui/coupon-words.ts';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import { Money } from '../../ui/money.tsx';
import styles from './coupon-columns.module.css';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

/** What is told of each coupon in the list. */
export function useCouponColumns(): readonly Column<Coupon>[] {
  const t = useCouponsTexts();
  const shared = useTexts();
  const { language } = useReader();
  return useMemo(
    () => [
      {
        id: 'ticket',
        title: t.columns.ticket,
        width: '128px',
        phone: 'picture',
        cell: (coupon) => <CouponTicket coupon={coupon} size="small" />,
      },
      {
        id: 'name',
        title: t.columns.name,
        width: 'minmax(140px, 3fr)',
        phone: 'title',
        cell: (coupon) => (
          <span className={styles.name}>
            <b>{coupon.name}</b>
            <span>{couponWords(coupon, language)}</span>
          </span>
        ),
      },
      {
        id: 'state',
        title: t.columns.state,
        width: '128px',
        phone: 'detail',
        cell: (coupon) => <CouponState coupon={coupon} />,
      },
      {
        id: 'codes',
        title: t.columns.codes,
        width: '112px',
        cell: ({ codes }) => <span className={styles.quiet}>{t.kinds[codes.kind]}</span>,
      },
      {
        id: 'used',
        title: t.columns.used,
        width: '124px',
        cell: (coupon) =>
          coupon.totals === undefined ? null : <CouponUse coupon={coupon} totals={coupon.totals} />,
      },
      {
        id: 'ends',
        title: t.columns.ends,
        width: '104px',
        cell: ({ endsAt, timeZone }) =>
          endsAt === null ? (
            <span className={styles.quiet}>{shared.never}</span>
          ) : (
            <Instant at={endsAt} timeZone={timeZone} as="day" />
          ),
      },
      {
        id: 'given',
        title: t.columns.given,
        width: '124px',
        align: 'end',
        cell: ({ totals, currency }) =>
          totals === undefined ? null : (
            <Money minor={totals.discount - totals.discountBack} currency={currency} />
          ),
      },
    ],
    [t, shared, language],
  );
}
