import { useMemo } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import type { SharedTexts } from '../../text/en.ts';
import type { Formats } from '../../text/formats.ts';
import type { Language } from '../../text/language.ts';
import { useReader } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { CouponState } from '../../ui/coupon-state.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { CouponUse } from '../../ui/coupon-use.tsx';
import { couponWords } from '../../ui/coupon-words.ts';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import { Money } from '../../ui/money.tsx';
import { COLUMN_IDS, type ColumnId } from './column-choice.ts';
import styles from './coupon-columns.module.css';
import type { CouponsTexts } from './text/en.ts';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

/** The ticket stands before the name, all else behind it. */
const ORDER: readonly string[] = [...COLUMN_IDS.slice(0, 1), 'name', ...COLUMN_IDS.slice(1)];

/** In which words it is told. */
interface Words {
  readonly t: CouponsTexts;
  readonly shared: SharedTexts;
  readonly formats: Formats;
  readonly language: Language;
}

/** What is told of each coupon in the list: its name, and what was chosen. */
export function useCouponColumns(chosen: readonly ColumnId[]): readonly Column<Coupon>[] {
  const t = useCouponsTexts();
  const shared = useTexts();
  const { formats, language } = useReader();
  return useMemo(() => {
    const words = { t, shared, formats, language };
    const all = [...whatColumns(words), ...numberColumns(words), ...dayColumns(words)];
    const shown = all.filter(({ id }) => id === 'name' || chosen.some((each) => each === id));
    return shown.toSorted((one, other) => ORDER.indexOf(one.id) - ORDER.indexOf(other.id));
  }, [t, shared, formats, language, chosen]);
}

function whatColumns({ t, language }: Words): Column<Coupon>[] {
  return [
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
      sort: { by: 'name', first: 'ascending' },
      width: 'minmax(120px, 3fr)',
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
      id: 'tags',
      title: t.columns.tags,
      width: '128px',
      cell: ({ tags }) => <span className={styles.quiet}>{tags.join(', ')}</span>,
    },
  ];
}

function numberColumns({ t, formats }: Words): Column<Coupon>[] {
  return [
    {
      id: 'used',
      title: t.columns.used,
      sort: { by: 'redeemed', first: 'descending' },
      width: '112px',
      cell: (coupon) =>
        coupon.totals === undefined ? null : <CouponUse coupon={coupon} totals={coupon.totals} />,
    },
    {
      id: 'clients',
      title: t.columns.clients,
      width: '80px',
      align: 'end',
      cell: ({ totals }) => (totals === undefined ? null : formats.number(totals.clients)),
    },
    {
      id: 'given',
      title: t.columns.given,
      sort: { by: 'discount', first: 'descending' },
      width: '124px',
      align: 'end',
      cell: ({ totals, currency }) =>
        totals === undefined ? null : (
          <Money minor={totals.discount - totals.discountBack} currency={currency} />
        ),
    },
  ];
}

function dayColumns({ t, shared }: Words): Column<Coupon>[] {
  const day = (at: string | undefined, timeZone?: string, as: 'day' | 'lastDay' = 'day') =>
    at === undefined ? null : <Instant at={at} as={as} {...(timeZone === undefined ? {} : { timeZone })} />;
  return [
    {
      id: 'starts',
      title: t.columns.starts,
      sort: { by: 'startsAt', first: 'descending' },
      width: '104px',
      cell: ({ startsAt, timeZone }) => day(startsAt, timeZone),
    },
    {
      id: 'ends',
      title: t.columns.ends,
      sort: { by: 'endsAt', first: 'ascending' },
      width: '104px',
      cell: ({ endsAt, timeZone }) =>
        endsAt === null ? (
          <span className={styles.quiet}>{shared.never}</span>
        ) : (
          day(endsAt, timeZone, 'lastDay')
        ),
    },
    {
      id: 'made',
      title: t.columns.made,
      sort: { by: 'createdAt', first: 'ascending' },
      width: '104px',
      cell: ({ createdAt }) => day(createdAt),
    },
    {
      id: 'changed',
      title: t.columns.changed,
      sort: { by: 'updatedAt', first: 'descending' },
      width: '104px',
      cell: ({ updatedAt }) => day(updatedAt),
    },
  ];
}
