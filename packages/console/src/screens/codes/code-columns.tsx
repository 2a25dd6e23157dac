import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Code } from '../../api/code.ts';
import { useFormats } from '../../text/reader.tsx';
import type { Column } from '../../ui/data-table-parts.ts';
import { Instant } from '../../ui/instant.tsx';
import { CodeClient } from './code-client.tsx';
import styles from './code-columns.module.css';
import { CodeState } from './code-state.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** What is told of each code in a list. */
export function useCodeColumns(withCoupon: boolean): readonly Column<Code>[] {
  const t = useCodesTexts();
  const formats = useFormats();
  return useMemo(() => {
    const day = (at: string | null) =>
      at === null ? <span className={styles.quiet}>{t.none}</span> : <Instant at={at} as="day" />;
    const coupon: Column<Code> = {
      id: 'coupon',
      title: t.columns.coupon,
      width: 'minmax(120px, 2fr)',
      phone: 'detail',
      cell: ({ coupon: { id, name } }) => (
        <Link className={styles.link} to="/coupons/$couponId" params={{ couponId: id }}>
          {name}
        </Link>
      ),
    };
    return [
      {
        id: 'code',
        title: t.columns.code,
        width: 'minmax(150px, 2fr)',
        phone: 'title',
        cell: ({ code }) => <span className={styles.code}>{code}</span>,
      },
      ...(withCoupon ? [coupon] : []),
      {
        id: 'state',
        title: t.columns.state,
        width: '128px',
        phone: 'detail',
        cell: (code) => <CodeState code={code} />,
      },
      {
        id: 'client',
        title: t.columns.client,
        width: 'minmax(112px, 2fr)',
        phone: 'detail',
        cell: (code) => <CodeClient code={code} />,
      },
      {
        id: 'issued',
        title: t.columns.issued,
        width: '104px',
        cell: ({ kind, issuedAt }) => day(kind === 'friendly' ? null : issuedAt),
      },
      { id: 'expires', title: t.columns.expires, width: '104px', cell: ({ expiresAt }) => day(expiresAt) },
      { id: 'used', title: t.columns.used, width: '104px', cell: ({ usedAt }) => day(usedAt) },
      {
        id: 'uses',
        title: t.columns.uses,
        width: '64px',
        align: 'end',
        cell: ({ redemptions }) => formats.number(redemptions),
      },
    ];
  }, [t, formats, withCoupon]);
}
