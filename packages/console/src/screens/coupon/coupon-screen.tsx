import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { useReader } from '../../text/reader.tsx';
import { CouponState } from '../../ui/coupon-state.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { couponWords } from '../../ui/coupon-words.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { TabLinks } from '../../ui/tab-links.tsx';
import { CouponActions } from './coupon-actions.tsx';
import styles from './coupon-screen.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';

const route = getRouteApi('/frame/coupons/$couponId');
const TABS = ['overview', 'codes', 'redemptions', 'rules', 'history', 'settings'] as const;

/** A coupon with its whole story: what it is, what can be done with it, and a tab for each part. */
export function CouponScreen() {
  const t = useCouponTexts();
  const { language } = useReader();
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const mayListCodes = useMay('listCodes');
  const tabs = TABS.filter((tab) => tab !== 'codes' || mayListCodes);
  const base = `/coupons/${couponId}`;
  return (
    <>
      <div className={styles.head}>
        <div className={styles.words}>
          <PageHead
            trail={<Link to="/coupons">{t.trail}</Link>}
            title={coupon.name}
            aside={<CouponState coupon={coupon} />}
            lead={`${couponWords(coupon, language)}.`}
          />
          <CouponActions coupon={coupon} />
        </div>
        <div className={styles.ticket}>
          <CouponTicket coupon={coupon} size="medium" />
        </div>
      </div>
      <TabLinks
        label={t.tabs.label}
        tabs={tabs.map((tab) => ({ to: tab === 'overview' ? base : `${base}/${tab}`, title: t.tabs[tab] }))}
      />
      <Outlet />
    </>
  );
}
